/** The thread in which a filled form is read. */
import { parentPort, workerData } from 'node:worker_threads';
import { PDFDocument, PDFTextField } from '@cantoo/pdf-lib';
import { type FormField, formFieldMaxLength, formFields } from '#domain/application/form-fields.ts';
import { claimText } from '#domain/claim.ts';

/** Null: it has no field of ours. */
const answersIn = async (bytes: Uint8Array): Promise<Partial<Record<FormField, string>> | null> => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const fields = new Map(
    document
      .getForm()
      .getFields()
      .map((field) => [field.getName(), field]),
  );
  if (!formFields.some((name) => fields.has(name))) return null;
  const answers: Partial<Record<FormField, string>> = {};
  for (const name of formFields) {
    const field = fields.get(name);
    const text =
      field instanceof PDFTextField ? claimText(field.getText()?.slice(0, formFieldMaxLength) ?? '') : '';
    if (text !== '') answers[name] = text;
  }
  return answers;
};

parentPort?.postMessage(await answersIn(workerData as Uint8Array).catch(() => null));
