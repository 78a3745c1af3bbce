import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { irish } from './irish.ts';
import { italian } from './italian.ts';
import { polish } from './polish.ts';
import { spanish } from './spanish.ts';
import { vietnamese } from './vietnamese.ts';

export const nameSets = {
  english,
  spanish,
  french,
  german,
  italian,
  polish,
  vietnamese,
  chinese,
  arabic,
  irish,
} as const;
export type Language = keyof typeof nameSets;
