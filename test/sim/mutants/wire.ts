/** Breaks of what both sides agree on: what is sealed, hashed, signed and let through. */
import type { Mutant } from './mutant.ts';

const chain = 'src/domain/record-chain.ts';

export const wireMutants: Mutant[] = [
  {
    name: 'binding-without-seq',
    breaks: 'a box opens on a record with another number',
    file: chain,
    find: 'JSON.stringify([id, device, seq, event, schema])',
    replace: 'JSON.stringify([id, device, seq && 0, event, schema])',
    noticedBy: 'unit/domain/record-chain.test.ts',
  },
  {
    name: 'binding-without-id',
    breaks: "a box opens on another person's record",
    file: chain,
    find: 'JSON.stringify([id, device, seq, event, schema])',
    replace: "JSON.stringify([id && '', device, seq, event, schema])",
    noticedBy: 'unit/domain/record-chain.test.ts',
  },
  {
    name: 'hash-without-prev',
    breaks: 'the hash of a record does not stand for those before it',
    file: chain,
    find: 'JSON.stringify({ id, device, event, seq, prev, schema, box })',
    replace: 'JSON.stringify({ id, device, event, seq, prev: prev && undefined, schema, box })',
    noticedBy: 'unit/domain/record-chain.test.ts',
  },
  {
    name: 'signature-of-any-device',
    breaks: 'a signature does not say whose batch it is',
    file: chain,
    find: '{device}',
    replace: '{device && 0}',
    noticedBy: 'unit/domain/record-chain.test.ts',
  },
  {
    name: 'not-sealed',
    breaks: 'the box holds the check-in for everybody to read',
    file: 'src/tablet/seal.ts',
    find: 'ciphertext: toBase64Url(new Uint8Array(ciphertext)),',
    replace: 'ciphertext: toBase64Url(new Uint8Array(ciphertext && bytes(JSON.stringify(checkIn)))),',
    noticedBy: 'unit/tablet/outbox.test.ts',
  },
  {
    name: 'bad-record-refuses-batch',
    breaks: 'one malformed record has its whole batch refused',
    file: 'src/domain/wire.ts',
    find: 'records: z.array(z.unknown())',
    replace: 'records: z.array(CheckInRecord)',
    noticedBy: 'server/ingest.test.ts',
    test: 'one malformed record among 100',
  },
  {
    name: 'signature-not-checked',
    breaks: 'whoever has the token speaks for the tablet',
    file: 'sync-server/intake/signature.ts',
    find: 'if (!key || der === null) return Promise.resolve(false);',
    replace: 'if (!key || signature !== undefined) return Promise.resolve(true);',
    noticedBy: 'server/ingest.test.ts',
    test: 'a batch that the tablet did not sign',
  },
  {
    name: 'chain-not-checked',
    breaks: 'a record that was put into the chain is let in',
    file: 'sync-server/intake/open-boxes.ts',
    find: 'const trouble = result.ok ? await chainTrouble(tx, { receipt, content }) : result.problem;',
    replace:
      'const trouble = result.ok ? (await chainTrouble(tx, { receipt, content }), null) : result.problem;',
    noticedBy: 'server/ingest.test.ts',
    test: 'a record that does not follow the one before it',
  },
  {
    name: 'bad-neighbour-breaks-chain',
    breaks: 'a forged record drags the good ones beside it into quarantine',
    file: 'sync-server/intake/chain.ts',
    find: ".where((eb) => eb.or([eb('why', 'is', null), eb('resolution', '=', 'released')]))\n",
    replace: '',
    noticedBy: 'server/ingest.test.ts',
    test: 'a box that does not open is quarantined',
  },
  {
    name: 'clock-skew-refused',
    breaks: 'a tablet whose clock is off is not believed',
    file: 'sync-server/intake/unseal.ts',
    find: "if (!inside.success) return fail('the box opens, but holds no check-in');",
    replace:
      "if (!inside.success) return fail('the box opens, but holds no check-in');\n  if (Math.abs(Date.parse(inside.data.clocks.wall) - Date.now()) > 86_400_000) return fail('its clock is off');",
    noticedBy: 'server/ledger.test.ts',
    test: 'a changed fact reverses',
  },
  {
    name: 'another-device-let-in',
    breaks: "a tablet may hand in records in another one's name",
    file: 'sync-server/intake/arrival.ts',
    find: "if (parsed.data.device !== sender.device) return 'says that it is from another device';",
    replace: '',
    noticedBy: 'server/ingest.test.ts',
    test: 'a record of another device or event',
  },
];
