/** Whether a row below the header is a person or something that somebody wrote there. */

/** How lines begin that end a list or divide it. */
const noteStarts: readonly RegExp[] = [
  /^(?:grand |sub ?)?total(?:es|s|e|en)?\b/i,
  /^(?:grand|sub)?-?total\b/i,
  /^(?:summe|gesamt|insgesamt|anzahl|somme|count|cantidad|suma)(?:zahl|\b)\s*(?:[:=\d]|$|der|des|de|of)/i,
  /^(?:number of|no\.? of|# of|nombre (?:de|total)|n[uú]mero (?:de|total))\b/i,
  /^(?:printed|generated|exported|created|prepared|updated|last updated|downloaded|submitted)\b\s*(?:on|by|at|from|:|\d)/i,
  /^(?:gedruckt|erstellt|stand|imprim[eé]|[eé]dit[eé]|impreso|generado|exportado|genere|g[eé]n[eé]r[eé])\b.*(?:[:\d]|\b(?:am|le|el|por|par|von)\b)/i,
  /^(?:page|seite|p[aá]gina|sheet)\s*\d/i,
  /^(?:notes?|nota|notas|remarques?|hinweis(?:e)?|bemerkung(?:en)?|comments?|signature|signed|firma|unterschrift|instructor|trainer|source|report|legend|key)\b\s*(?:[:*]|$)/i,
  /^(?:\*|†|©|\(c\)|~|={2,}|-{2,}|_{2,}|#{2,})/i,
  /^(?:confidential|end of|this (?:list|report|document)|please|all rights|thank)\b/i,
];

/** Headings between people. */
const headings =
  /^(?:day|session|group|table|class|walk-?\s?ins?|no-?\s?shows?|cancell?ed|cancell?ations?|wait-?\s?list(?:ed)?|online|virtual|live-?stream|in[- ]person|speakers?|instructors?|exhibitors?|sponsors?|staff|volunteers?|attendees|participants|registered|absent|present|d[ií]a|jour|tag|gruppe|groupe|grupo|morning|afternoon|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:\s+(?:\d+|one|two|three|four|[a-d]|list|only|attendees|registrations?))?\s*:?$/i;

export const isNote = (text: string): boolean =>
  noteStarts.some((start) => start.test(text)) || headings.test(text);

/** A sentence: more words in small letters than any name has. */
export const isSentence = (text: string): boolean =>
  text.split(' ').filter((word) => /^\p{Ll}/u.test(word)).length >= 5 || text.length > 120;
