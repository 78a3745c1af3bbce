/** Evidence as people send it: a photo of a name tag from a phone, a picture of a screen, a certificate as PDF. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';

interface EvidenceFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** As large as a phone takes them; `page` only draws it. */
export const photoOfTag = async (page: Page, who: string): Promise<EvidenceFile> => {
  const url = await page.evaluate((name) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [4_000, 3_000];
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    const light = pen.createLinearGradient(0, 0, 4_000, 3_000);
    light.addColorStop(0, '#8a6f52');
    light.addColorStop(1, '#3d2f22');
    pen.fillStyle = light;
    pen.fillRect(0, 0, 4_000, 3_000);
    pen.rotate(-0.04);
    pen.fillStyle = '#fbfaf5';
    pen.fillRect(700, 600, 2_500, 1_800);
    pen.fillStyle = '#0b4f8a';
    pen.fillRect(700, 600, 2_500, 420);
    pen.fillStyle = '#ffffff';
    pen.font = '200px sans-serif';
    pen.fillText('CLEANING EXPO', 860, 880);
    pen.fillStyle = '#111111';
    pen.font = 'bold 290px sans-serif';
    for (const [line, word] of name.split(' ').entries()) pen.fillText(word, 860, 1_420 + line * 330);
    pen.font = '130px sans-serif';
    pen.fillText('Reno, 23 – 25 November 2026', 860, 2_240);
    return canvas.toDataURL('image/jpeg', 0.92);
  }, who);
  return {
    name: 'IMG_2041.JPG',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(url.split(',')[1] ?? '', 'base64'),
  };
};

export const pictureOfScreen = (): EvidenceFile => ({
  name: 'registration.png',
  mimeType: 'image/png',
  buffer: readFileSync(
    join(import.meta.dirname, '..', '..', 'docs', 'screenshots', 'kiosk-name-portrait-light.png'),
  ),
});

export const certificate = async (who: string): Promise<EvidenceFile> => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  page.drawText('Certificate of attendance', { x: 90, y: 700, size: 30, font });
  page.drawText(who, { x: 90, y: 620, size: 24, font });
  page.drawText('Cleaning Expo, 23 to 25 November 2026', { x: 90, y: 570, size: 14, font });
  return {
    name: 'certificate.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(await document.save()),
  };
};
