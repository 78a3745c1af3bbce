import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { mostSheetBytes, RosterSheets, SheetOrder } from '#domain/rosters-api.ts';
import type { Rooms } from '../rooms.ts';
import type { SheetProblem } from '../rosters/index.ts';
import { documented, documentedFile, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const refusals: Record<SheetProblem, readonly [404 | 409 | 422, string]> = {
  'unknown-sheet': [404, 'There is no such sheet.'],
  'too-many-sheets': [409, 'This class has more sheets than anybody fills in. Nothing was kept.'],
  empty: [422, 'This file is empty.'],
  heic: [422, 'This is a photo as some phones keep it (HEIC). Save it as JPEG and add that.'],
  other: [422, 'This is neither a photograph (JPEG, PNG, WebP) nor a PDF. Nothing was kept.'],
};
const refuseSheet = (context: Context, problem: SheetProblem) =>
  refuse(context, refusals[problem][0], problem, refusals[problem][1]);

const tooLarge = bodyLimit({
  maxSize: mostSheetBytes,
  onError: (context) =>
    refuse(
      context,
      413,
      'too-large',
      `This file is larger than ${mostSheetBytes / 1024 / 1024} MB. Nothing was kept.`,
    ),
});

const FileName = z.object({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)) });

/** Photographs of sheets that were filled in by hand: kept, shown, and set aside where they do not belong. */
export const rosterSheetsRoutes = ({ rosters, catalogue }: Rooms) => {
  const answer = async (context: Context, event: string) => {
    const sheets: RosterSheets = { sheets: await rosters.sheetsOf(event) };
    return context.json(sheets);
  };
  return new Hono<StaffVariables>()
    .get(
      '/classes/:id/sheets',
      documented('Sheets of a class that were filled in by hand', RosterSheets, ['console']),
      (context) => answer(context, context.req.param('id')),
    )
    .post(
      '/classes/:id/sheets',
      documented('Keep a photograph of a sheet; the body is the file as it is', RosterSheets, ['console']),
      tooLarge,
      parse('query', FileName),
      async (context) => {
        const event = context.req.param('id');
        if (!(await catalogue.classPlan(event)))
          return refuse(context, 404, 'unknown-class', 'There is no such class.');
        const bytes = new Uint8Array(await context.req.arrayBuffer());
        const { name } = context.req.valid('query');
        const added = await rosters.addSheet(event, { bytes, name, staff: context.get('staff').id });
        return added.ok ? answer(context, event) : refuseSheet(context, added.problem);
      },
    )
    .post(
      '/roster-sheets/:id/aside',
      documented('Set a sheet aside, or put it back', RosterSheets, ['console']),
      parse('json', SheetOrder),
      async (context) => {
        const { isAside } = context.req.valid('json');
        const order = { isAside, staff: context.get('staff').id };
        const done = await rosters.setSheetAside(context.req.param('id'), order);
        return done.ok ? answer(context, done.value.event) : refuseSheet(context, done.problem);
      },
    )
    .get(
      '/roster-sheets/:id/file',
      documentedFile('The photograph of a sheet', 'application/octet-stream', ['console']),
      async (context) => {
        const file = await rosters.sheetFile(context.req.param('id'));
        if (!file) return refuseSheet(context, 'unknown-sheet');
        // Shown within our page as a picture; opened by itself it is saved, never run.
        return context.body(file.bytes, 200, {
          'content-type': file.kind,
          'content-disposition': 'attachment',
          'cache-control': 'private, no-store',
          'cross-origin-resource-policy': 'same-origin',
        });
      },
    );
};
