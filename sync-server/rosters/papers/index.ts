/** Rosters on paper: filled with a code that anybody can check, and empty ones to fill in by hand. */
import { randomInt, randomUUID } from 'node:crypto';
import { fail, type Result } from '#domain/result.ts';
import {
  type PaperCheck,
  PaperFigures,
  paperCodeAlphabet,
  printedPaperCode,
  rosterCheckPath,
} from '#domain/roster/paper-check.ts';
import type { Audit } from '../../access/index.ts';
import { type Clock, instantOf } from '../../clock.ts';
import type { Store } from '../../store/index.ts';
import { figuresOf, hashOfContent, type PaperContent } from './content.ts';
import { createPrinter } from './print.ts';

interface Dependencies {
  store: Store;
  clock: Clock;
  audit: Audit;
  /** What would be printed of a class now; null where there is none. */
  contentOf: (event: string) => Promise<PaperContent | null>;
}

/** On an empty roster, besides those who are expected. */
const walkInRows = 6;

/** 60 random bits: nobody guesses one. */
const newCode = (): string =>
  Array.from({ length: 12 }, () => paperCodeAlphabet[randomInt(paperCodeAlphabet.length)]).join('');

export type PrintProblem = 'unknown-class' | 'busy';

export const createPapers = ({ store, clock, audit, contentOf }: Dependencies) => {
  const printer = createPrinter();

  /** The code of a roster that says this: made once. */
  const codeOf = (content: PaperContent, by: string): Promise<string> =>
    store.write(async (tx) => {
      const [event, contentHash] = [content.event.id, hashOfContent(content)];
      const known = await tx
        .selectFrom('roster_paper')
        .select('code')
        .where('event', '=', event)
        .where('content_hash', '=', contentHash)
        .executeTakeFirst();
      if (known) return known.code;
      const code = newCode();
      await tx
        .insertInto('roster_paper')
        .values({
          ...{ code, event, content_hash: contentHash, made_by: by, made_at: instantOf(clock) },
          figures_json: JSON.stringify(figuresOf(content)),
        })
        .execute();
      await audit.append(tx, { actor: by, action: 'roster-printed', subject: event, detail: { code } });
      return code;
    });

  return {
    /** The roster as it stands, as a PDF. */
    printRoster: async (
      event: string,
      { by, publicUrl }: { by: string; publicUrl: string },
    ): Promise<Result<Uint8Array, PrintProblem>> => {
      const content = await contentOf(event);
      if (!content) return fail('unknown-class');
      const code = await codeOf(content, by);
      const checkUrl = `${publicUrl}${rosterCheckPath}#${printedPaperCode(code)}`;
      return printer.print({ kind: 'roster', content, code, checkUrl, printedAt: instantOf(clock) });
    },

    printBlank: async (event: string): Promise<Result<Uint8Array, PrintProblem>> => {
      const content = await contentOf(event);
      const walkIns = Array.from({ length: walkInRows }, () => randomUUID());
      return content ? printer.print({ kind: 'blank', content, walkIns }) : fail('unknown-class');
    },

    stopPrinting: printer.stop,

    /** What a printed roster said, and whether that still stands; null where no paper has this code. */
    checkPaper: async (code: string): Promise<PaperCheck | null> => {
      const paper = await store.db
        .selectFrom('roster_paper')
        .selectAll()
        .where('code', '=', code)
        .executeTakeFirst();
      const content = paper && (await contentOf(paper.event));
      if (!paper || !content) return null;
      const { last } = await store.db
        .selectFrom('roster_change')
        .innerJoin('raw_record', 'raw_record.receipt', 'roster_change.receipt')
        .select(({ fn }) => fn.max('received_at').as('last'))
        .where('roster_change.event', '=', paper.event)
        .executeTakeFirstOrThrow();
      const { name, days } = content.event;
      return {
        class: {
          name,
          school: content.plan.school,
          firstDay: days[0]?.date ?? '',
          lastDay: days.at(-1)?.date ?? '',
        },
        printedAt: paper.made_at,
        figures: PaperFigures.parse(JSON.parse(paper.figures_json)),
        isUnchanged: hashOfContent(content) === paper.content_hash,
        lastChangeAt: last ?? null,
      };
    },
  };
};
