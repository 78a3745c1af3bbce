import { expect, test } from 'vitest';
import { greetingName } from '../../../src/kiosk/greeting.ts';

test.each([
  { claim: { given_name: 'Maria', surname: 'Kowalczyk' }, greeting: 'Maria K.' },
  { claim: { given_name: 'MARIA', surname: 'kowalczyk' }, greeting: 'Maria K.' },
  { claim: { given_name: 'DeShawn' }, greeting: 'DeShawn' },
  { claim: { full_name: 'Ana Luisa Alonzo' }, greeting: 'Ana A.' },
  { claim: { full_name: 'Kowalczyk, Maria' }, greeting: 'Maria K.' },
  { claim: { full_name: 'Cher' }, greeting: 'Cher' },
  { claim: { badge_id: '12345' }, greeting: null },
])('greets $claim as $greeting', ({ claim, greeting }) => expect(greetingName(claim)).toBe(greeting));
