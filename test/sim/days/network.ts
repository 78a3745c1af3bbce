import type { Random } from '../../../sync-server/sample/random.ts';
import { weightedPicker } from '../../../sync-server/sample/random.ts';
import type { Faults } from './faults.ts';
import type { Answered, Asked, Office } from './office.ts';
import type { SimTime } from './time.ts';

/** `cut`: nothing gets through. `portal`: a hotel's sign-in page answers everything. `rough`: each request has a fate. */
export type Weather = 'fine' | 'rough' | 'cut' | 'portal';

type Fate =
  | 'fine'
  | 'lost-request'
  | 'lost-reply'
  | 'hanging'
  | 'twice'
  | 'late'
  | 'slow'
  | 'cut-request'
  | 'changed-request'
  | 'corrupt-reply'
  | 'stale-reply'
  | 'busy'
  | 'proxy-limit'
  | 'portal';

const pickFate = weightedPicker<Fate>([
  ['fine', 30],
  ['lost-request', 8],
  ['lost-reply', 12],
  ['hanging', 3],
  ['twice', 8],
  ['late', 6],
  ['slow', 5],
  ['cut-request', 5],
  ['changed-request', 5],
  ['corrupt-reply', 6],
  ['stale-reply', 7],
  ['busy', 8],
  ['proxy-limit', 3],
  ['portal', 5],
]);

const html = (status: number): Answered => ({
  status,
  headers: { 'content-type': 'text/html' },
  text: '<!doctype html><title>Welcome</title><p>Room number and surname, please.',
});
const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answered => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  text: JSON.stringify(body),
});

const portalAnswers = [
  html(200),
  html(403),
  html(404),
  html(511),
  json(200, {}),
  json(200, { serverTime: '2026-11-24T00:00:00Z', acks: [] }),
  json(400, { message: 'sign in first' }),
  json(401, { error: 'login required' }),
  json(409, null),
  json(422, []),
];
const busyAnswers = [
  html(500),
  html(502),
  json(503, {}, { 'retry-after': '3' }),
  json(503, {}, { 'retry-after': '86400' }),
  json(429, {}, { 'retry-after': 'Tue, 24 Nov 2026 18:03:00 GMT' }),
  json(429, {}, { 'retry-after': 'soon' }),
  html(504),
  json(408, {}),
];

interface Dependencies {
  time: SimTime;
  random: Random;
  office: Pick<Office, 'ask'>;
  faults: Faults;
}

/** The way from one tablet to the server. */
export const createNetwork = ({ time, random, office, faults }: Dependencies) => {
  let weather: Weather = 'fine';
  let breakHanging: (() => void)[] = [];
  const earlier: Answered[] = [];

  const trouble = (): Error => new TypeError('Failed to fetch');
  const travel = (): Promise<void> =>
    time.sleep(weather === 'fine' ? random.between(5, 50) : random.between(5, 900));

  const deliver = async (asked: Asked): Promise<Answered> => {
    await travel();
    const answered = await office.ask(asked);
    if (answered.status === 200 && asked.path === '/v1/batches') earlier.push(answered);
    await travel();
    return answered;
  };

  /** Reaches the server some time later, when nobody waits for the answer any more. */
  const deliverLater = (asked: Asked): void => {
    time.after(random.between(500, 90_000), () => void office.ask(asked).catch(() => undefined));
  };

  /** Forever, or until the network comes back or the tablet gives up. */
  const hang = (): Promise<never> => new Promise((_, reject) => breakHanging.push(() => reject(trouble())));

  const corrupt = (answered: Answered): Answered => {
    const at = random.between(0, answered.text.length);
    const broken = [
      answered.text.slice(0, at),
      `${answered.text.slice(0, at)}\u0000\ufffd${answered.text.slice(at + 2)}`,
      '',
      'null',
      JSON.stringify({ ...JSON.parse(answered.text), acks: [{ id: null, status: 'stored' }] }),
      JSON.stringify({ ...JSON.parse(answered.text), device: null }),
    ];
    return { ...answered, text: random.pick(broken) };
  };

  /** One letter of a box is another one, in a body that is still a batch. */
  const changed = (body: string): string => {
    const at = body.indexOf('"box":"') + random.between(20, 60);
    return `${body.slice(0, at)}${body[at] === 'A' ? 'B' : 'A'}${body.slice(at + 1)}`;
  };

  const suffer = async (fate: Fate, asked: Asked): Promise<Answered> => {
    switch (fate) {
      case 'fine':
        return deliver(asked);
      case 'lost-request':
        await travel();
        throw trouble();
      case 'lost-reply':
        await deliver(asked);
        throw trouble();
      case 'hanging':
        if (random.chance(0.5)) await deliver(asked);
        return hang();
      case 'twice':
        deliverLater(asked);
        return deliver(asked);
      case 'late':
        deliverLater(asked);
        await travel();
        throw trouble();
      case 'slow':
        await time.sleep(random.between(2_000, 40_000));
        return deliver(asked);
      case 'cut-request':
        // Cut off by something between that speaks TLS with both sides; within TLS it would be a lost request.
        return deliver({
          ...asked,
          body: asked.body?.slice(0, random.between(1, asked.body.length - 1)) ?? null,
        });
      case 'changed-request':
        return deliver({ ...asked, body: asked.body && changed(asked.body) });
      case 'corrupt-reply':
        return corrupt(await deliver(asked));
      case 'stale-reply': {
        if (random.chance(0.4)) await deliver(asked);
        else await travel();
        const [old] = earlier.length > 0 ? [random.pick(earlier)] : [];
        if (!old) throw trouble();
        return old;
      }
      case 'busy':
        await travel();
        return random.pick(busyAnswers);
      case 'proxy-limit':
        return (asked.body?.length ?? 0) > 3_000 ? html(413) : deliver(asked);
      case 'portal':
        await travel();
        return random.pick(portalAnswers);
    }
  };

  const fateOf = (): Fate => {
    if (weather === 'fine') return 'fine';
    if (weather === 'cut') return random.chance(0.2) ? 'hanging' : 'lost-request';
    return weather === 'portal' ? 'portal' : pickFate(random);
  };

  const exchange = async (asked: Asked): Promise<Response> => {
    const fate = fateOf();
    if (fate !== 'fine') faults.note(fate);
    if (weather === 'cut' && fate === 'hanging') return hang();
    const { status, headers, text } = await suffer(fate, asked);
    if (status >= 300 && status < 400) throw trouble();
    return new Response(text, { status, headers });
  };

  return {
    fetch: (path: string, { method = 'GET', headers, body, signal }: RequestInit): Promise<Response> =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('timeout', 'AbortError')));
        const asked = {
          path,
          method,
          headers: new Headers(headers),
          body: typeof body === 'string' ? body : null,
        };
        exchange(asked).then(resolve, reject);
      }),
    become: (next: Weather): void => {
      weather = next;
      if (next !== 'fine') return;
      for (const end of breakHanging) end();
      breakHanging = [];
    },
  };
};
export type Network = ReturnType<typeof createNetwork>;
