/** The words of notices. What the status page says, too, is said here in its very words: a test compares them. */
import type { RefusalWord } from '../application/application.ts';
import type { NoticeKind, NoticeLanguage } from './notice.ts';

interface NoticeWords {
  subject: (reference: string) => Record<NoticeKind, string>;
  /** What happened, in one paragraph each. */
  said: Record<Exclude<NoticeKind, 'refused'>, string[]>;
  refused: string;
  why: Record<RefusalWord, string>;
  reference: string;
  event: string;
  /** Before the link. */
  look: string;
  keep: string;
  /** Before the address of the page that asks for reference and key. */
  lookWithout: string;
  /** For whoever did not apply. */
  stranger: string;
}

export const noticeWords: Record<NoticeLanguage, NoticeWords> = {
  en: {
    subject: (reference) => ({
      received: `Application ${reference}: the office has it`,
      asked: `Application ${reference}: the office has a question`,
      accepted: `Application ${reference}: accepted`,
      refused: `Application ${reference}: not accepted`,
      'taken-back': `Application ${reference}: the office looks at it again`,
    }),
    said: {
      received: [
        'Thank you, the office has your application for credit.',
        'A person at the office looks at it. If something is missing, you are asked on the status page, and an e-mail tells you so.',
      ],
      asked: [
        'The office has a question about your application. You can read and answer it on the status page.',
      ],
      accepted: [
        'Accepted: the event counts for you.',
        'An event counts once, however often you were seen there. Your next renewal notice says where you stand.',
      ],
      'taken-back': [
        'What was decided about your application has been taken back. The office looks at it again.',
      ],
    },
    refused: 'Not accepted',
    why: {
      evidence: 'What you sent does not show that you were there. You may apply again with other evidence.',
      event: 'The event earns no credit.',
      attendance: 'You were not there for long enough.',
      contact:
        'This could not be settled from what you sent. Please call or write to the office with your reference number.',
    },
    reference: 'Reference number',
    event: 'Event',
    look: 'See where it stands:',
    keep: 'This link opens your application without a password. Keep this e-mail, and do not pass it on.',
    lookWithout:
      'To see where it stands, open the link in our first e-mail, or enter your reference number and your key here:',
    stranger:
      'You did not apply for credit? Then somebody wrote your address by mistake, and you can leave this e-mail as it is.',
  },
  es: {
    subject: (reference) => ({
      received: `Solicitud ${reference}: la oficina la recibió`,
      asked: `Solicitud ${reference}: la oficina tiene una pregunta`,
      accepted: `Solicitud ${reference}: aceptada`,
      refused: `Solicitud ${reference}: no aceptada`,
      'taken-back': `Solicitud ${reference}: la oficina la revisa de nuevo`,
    }),
    said: {
      received: [
        'Gracias, la oficina tiene su solicitud de crédito.',
        'Una persona de la oficina la revisará. Si falta algo, se le preguntará en la página de estado y le avisaremos por correo electrónico.',
      ],
      asked: [
        'La oficina tiene una pregunta sobre su solicitud. Puede leerla y responderla en la página de estado.',
      ],
      accepted: [
        'Aceptada: el evento cuenta para usted.',
        'Un evento cuenta una sola vez, aunque lo hayan visto allí varias veces. Su próximo aviso de renovación dirá cómo está.',
      ],
      'taken-back': ['Se anuló lo que se había decidido sobre su solicitud. La oficina la revisa de nuevo.'],
    },
    refused: 'No aceptada',
    why: {
      evidence: 'Lo que envió no muestra que estuvo allí. Puede solicitarlo de nuevo con otras pruebas.',
      event: 'El evento no da crédito.',
      attendance: 'No estuvo allí el tiempo suficiente.',
      contact:
        'No se pudo resolver con lo que envió. Llame o escriba a la oficina con su número de referencia.',
    },
    reference: 'Número de referencia',
    event: 'Evento',
    look: 'Vea el estado:',
    keep: 'Este enlace abre su solicitud sin contraseña. Conserve este correo y no lo comparta.',
    lookWithout:
      'Para ver el estado, abra el enlace de nuestro primer correo o escriba su número de referencia y su clave aquí:',
    stranger:
      '¿No solicitó crédito? Entonces alguien escribió su dirección por error y puede ignorar este correo.',
  },
  fr: {
    subject: (reference) => ({
      received: `Demande ${reference} : le bureau l’a reçue`,
      asked: `Demande ${reference} : le bureau a une question`,
      accepted: `Demande ${reference} : acceptée`,
      refused: `Demande ${reference} : non acceptée`,
      'taken-back': `Demande ${reference} : le bureau l’examine à nouveau`,
    }),
    said: {
      received: [
        'Merci, le bureau a reçu votre demande de crédits.',
        'Une personne du bureau l’examine. S’il manque quelque chose, la question figurera sur la page de suivi, et un e-mail vous l’annoncera.',
      ],
      asked: [
        'Le bureau a une question sur votre demande. Vous pouvez la lire et y répondre sur la page de suivi.',
      ],
      accepted: [
        'Acceptée : l’événement compte pour vous.',
        'Un événement compte une seule fois, même si vous y avez été vu plusieurs fois. Votre prochain avis de renouvellement indiquera où vous en êtes.',
      ],
      'taken-back': ['La décision sur votre demande a été annulée. Le bureau l’examine à nouveau.'],
    },
    refused: 'Non acceptée',
    why: {
      evidence:
        'Ce que vous avez envoyé ne montre pas votre présence. Vous pouvez refaire une demande avec d’autres preuves.',
      event: 'L’événement ne donne pas de crédits.',
      attendance: 'Votre présence n’a pas été assez longue.',
      contact:
        'Ce que vous avez envoyé n’a pas suffi. Appelez ou écrivez au bureau avec votre numéro de référence.',
    },
    reference: 'Numéro de référence',
    event: 'Événement',
    look: 'Voir où elle en est :',
    keep: 'Ce lien ouvre votre demande sans mot de passe. Conservez cet e-mail et ne le transmettez pas.',
    lookWithout:
      'Pour voir où elle en est, ouvrez le lien de notre premier e-mail, ou saisissez votre numéro de référence et votre clé ici :',
    stranger:
      'Vous n’avez pas demandé de crédits ? Quelqu’un a alors écrit votre adresse par erreur, et vous pouvez ignorer cet e-mail.',
  },
};
