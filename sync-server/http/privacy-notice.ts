import type { PrivacyNotice } from '#domain/privacy-notice.ts';

/** What people are told before they sign in; the version is kept in every check-in. */
export const privacyNotice: PrivacyNotice = {
  version: '2026-11',
  text: 'We use your name, number and contact only to record that you were here and to credit it to you. They are sent to the IICRC office and are not shown to anyone else.',
  translations: {
    es: 'Usamos su nombre, número y datos de contacto solo para dejar constancia de que estuvo aquí y acreditárselo. Se envían a la oficina del IICRC y no se muestran a nadie más.',
    fr: 'Nous utilisons votre nom, votre numéro et vos coordonnées uniquement pour noter votre présence et vous la créditer. Ils sont envoyés au bureau de l’IICRC et ne sont montrés à personne d’autre.',
  },
};
