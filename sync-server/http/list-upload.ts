/** How a list of people comes in: the file as it is, as body, with its event and its name in the address. */
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { mostListBytes } from '#domain/attendance-list.ts';
import type { FileRefusal } from '#domain/list-problem.ts';
import { listSentence } from './list-sentence.ts';
import { refuse } from './refusal.ts';

const Id = z.string().check(z.minLength(1), z.maxLength(200));

export const OfEvent = z.object({ event: Id });

export const NewList = z.object({
  event: Id,
  name: z.string().check(z.trim(), z.minLength(1, 'name the list'), z.maxLength(200)),
});

/** `what`: what larger files are none of. */
export const listLimit = (what: string) =>
  bodyLimit({
    maxSize: mostListBytes,
    onError: (context) =>
      refuse(
        context,
        413,
        'too-large',
        `This file is larger than ${mostListBytes / 1024 / 1024} MB: it is no ${what}. Nothing was kept of it.`,
      ),
  });

/** What is wrong with a file, as the reader says it. */
export const refuseFile = (context: Context, refusal: FileRefusal) =>
  refuse(context, 422, 'no-list', listSentence(refusal));
