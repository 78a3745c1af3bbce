import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readBadge } from '#domain/badge/index.ts';
import { Claim } from '#domain/claim-schema.ts';
import { badgeFormatNames } from '../../../../sync-server/sample/badge-formats.ts';
import { badgeSvg } from '../../../../sync-server/sample/barcode.ts';
import { generateSample } from '../../../../sync-server/sample/generate.ts';
import { readSvg } from './read-svg.ts';

const { badges, events, registrants } = generateSample({ seed: 1, today: '2026-11-24' });

const rules = events[0]?.decodeRules ?? [];

describe('sample badges', () => {
  test('sixty, in every format, most of them QR codes', () => {
    expect(badges).toHaveLength(60);
    expect(new Set(badges.map(({ format }) => format))).toEqual(new Set(badgeFormatNames));
    const symbologies = Object.groupBy(badges, ({ symbology }) => symbology);
    expect(Object.keys(symbologies).sort()).toEqual([
      'Aztec',
      'Code128',
      'Code39',
      'DataMatrix',
      'PDF417',
      'QRCode',
    ]);
    expect(symbologies.QRCode?.length).toBeGreaterThan(40);
  });

  test('nobody has two, and some are nobody we know', () => {
    const known = badges.flatMap(({ registrant }) => registrant ?? []);
    expect(new Set(known).size).toBe(known.length);
    expect(registrants.filter(({ id }) => known.includes(id))).toHaveLength(known.length);
    expect(badges.length - known.length).toBe(3);
  });

  test('what they say is a claim', () => {
    for (const badge of badges) expect(z.parse(Claim, badge.claim)).toEqual(badge.claim);
  });

  test('they do not depend on the day', () => {
    expect(generateSample({ seed: 1, today: '2027-03-01' }).badges).toEqual(badges);
  });

  test.each(badges.map((badge) => [`${badge.id} ${badge.format} in ${badge.symbology}`, badge] as const))(
    'a camera reads %s as its payload',
    async (_, badge) => {
      expect(await readSvg(await badgeSvg(badge))).toEqual([
        { text: badge.payload, format: badge.symbology },
      ]);
    },
  );

  test.each(badges.map((badge) => [`${badge.id} ${badge.format}`, badge] as const))(
    'today’s convention understands %s',
    (_, { payload, symbology, format, claim }) => {
      const reading = readBadge({ bytes: new TextEncoder().encode(payload), symbology }, rules);
      expect(reading.claim).toMatchObject(claim);
      expect(reading.understood).toBe(format !== 'opaque');
    },
  );

  test('a small sample has sixty badges too', () => {
    const small = generateSample({ seed: 1, today: '2026-11-24', registrants: 200 });
    expect(small.badges).toHaveLength(60);
  });
});
