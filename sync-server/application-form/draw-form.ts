/** The blank form: one page, in three languages at once, to fill in on a screen or by hand. */
import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import type { FormField } from '#domain/application/form-fields.ts';

const letter = { width: 612, height: 792 };
const margin = 54;
const ink = rgb(0.04, 0.05, 0.05);
const quiet = rgb(0.27, 0.29, 0.3);
const line = rgb(0.54, 0.56, 0.59);

const labels: Record<FormField, string> = {
  full_name: 'Name · Nombre · Nom',
  registrant_number: 'IICRC registrant number · Número de registro · Numéro d’inscription',
  email: 'E-mail · Correo · Courriel',
  phone: 'Phone · Teléfono · Téléphone',
  event: 'Event · Evento · Événement',
  organiser: 'Organiser · Organizador · Organisateur',
  place: 'Place · Lugar · Lieu',
  first_day: 'First day (YYYY-MM-DD) · Primer día · Premier jour',
  last_day: 'Last day (YYYY-MM-DD) · Último día · Dernier jour',
  hours: 'Hours in all · Horas en total · Heures en tout',
  programme: 'What was taught · Qué se enseñó · Ce qui a été enseigné',
  note: 'For the office · Para la oficina · Pour le bureau',
};

/** Two fields beside one another, or one over the whole width; `lines` high. */
const rows: readonly { fields: readonly FormField[]; lines: number }[] = [
  { fields: ['full_name'], lines: 1 },
  { fields: ['registrant_number'], lines: 1 },
  { fields: ['email', 'phone'], lines: 1 },
  { fields: ['event'], lines: 1 },
  { fields: ['organiser', 'place'], lines: 1 },
  { fields: ['first_day', 'last_day'], lines: 1 },
  { fields: ['hours'], lines: 1 },
  { fields: ['programme'], lines: 4 },
  { fields: ['note'], lines: 3 },
];

const explanation = [
  'Add what shows that you were there: name tag, certificate, programme, receipt. Send both to the office.',
  'Agregue lo que muestre que estuvo allí: gafete, certificado, programa, recibo. Envíe ambos a la oficina.',
  'Joignez une preuve de votre présence : badge, attestation, programme, reçu. Envoyez le tout au bureau.',
];

const fieldHeight = (lines: number): number => (lines === 1 ? 20 : lines * 15);
const gap = 12;

interface Pen {
  document: PDFDocument;
  page: PDFPage;
  font: PDFFont;
}

const drawField = (
  { document, page, font }: Pen,
  name: FormField,
  { x, y, width, lines }: { x: number; y: number; width: number; lines: number },
): void => {
  page.drawText(labels[name], { x, y, size: 8.5, font, color: quiet });
  const field = document.getForm().createTextField(name);
  if (lines > 1) field.enableMultiline();
  const height = fieldHeight(lines);
  const box = { x, y: y - 5 - height, width, height };
  field.addToPage(page, { ...box, font, textColor: ink, borderColor: line, borderWidth: 0.75 });
  field.setFontSize(11);
};

export const drawForm = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const document = await PDFDocument.create();
  document.setTitle('Application for continuing-education credit');
  document.setLanguage('en');
  const page = document.addPage([letter.width, letter.height]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  let y = letter.height - margin - 12;
  page.drawText('Application for continuing-education credit', { x: margin, y, size: 19, font: bold });
  y -= 17;
  page.drawText('Solicitud de crédito de educación continua · Demande de crédits de formation continue', {
    ...{ x: margin, y, size: 9.5, font, color: quiet },
  });
  y -= 24;
  for (const sentence of explanation) {
    page.drawText(sentence, { x: margin, y, size: 9.5, font, color: ink });
    y -= 13;
  }
  y -= 12;
  const whole = letter.width - 2 * margin;
  for (const { fields, lines } of rows) {
    const width = (whole - gap * (fields.length - 1)) / fields.length;
    for (const [place, name] of fields.entries())
      drawField({ document, page, font }, name, { x: margin + place * (width + gap), y, width, lines });
    y -= fieldHeight(lines) + 24;
  }
  const signature =
    'This is true · Esto es verdad · Ceci est exact: date, signature · fecha, firma · date, signature';
  page.drawLine({
    start: { x: margin, y: 66 },
    end: { x: margin + whole, y: 66 },
    thickness: 0.75,
    color: line,
  });
  page.drawText(signature, { x: margin, y: 54, size: 8.5, font, color: quiet });
  return Uint8Array.from(await document.save());
};
