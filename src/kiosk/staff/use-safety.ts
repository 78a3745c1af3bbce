import { useEffect, useState } from 'preact/hooks';
import { judgeSafety, type Safety, type SafetyFacts } from '../../tablet/safety.ts';
import type { SenderView } from '../../tablet/sender.ts';
import type { Store } from '../../tablet/store.ts';
import type { Booth } from '../booth.ts';
import { failureIn } from '../visit.ts';
import type { StaffProps } from './staff.tsx';

const refreshMs = 2_000;

type Log = Extract<Awaited<ReturnType<Store['readLog']>>, { ok: true }>['value'];

export interface SafetyNow {
  facts: SafetyFacts;
  safety: Safety;
  sender: SenderView;
  log: Log;
}

const nobodyAsked: SenderView = {
  unsent: 0,
  parked: 0,
  lastAllSafeAt: null,
  reach: { is: 'unknown' },
  server: null,
  wipeOrdered: null,
};

const isFull = ({ visit }: Booth): boolean => failureIn(visit.value)?.problem.kind === 'storage-full';

const readSafety = async ({ booth, tablet }: StaffProps): Promise<SafetyNow> => {
  const [counts, oldest, log, device] = await Promise.all([
    tablet.store.counts(),
    tablet.store.oldestKept(),
    tablet.store.readLog(),
    tablet.readDevice(),
  ]);
  const sender = booth.sender.value ?? nobodyAsked;
  const facts: SafetyFacts = {
    ...device,
    nowMs: tablet.clock.now(),
    unsent: counts.ok ? counts.value.unsent : sender.unsent,
    parked: counts.ok ? counts.value.parked : sender.parked,
    oldestId: oldest.ok ? oldest.value : null,
    reach: sender.reach,
    serverOffsetMs: tablet.sender.serverOffsetMs(),
    storageFull: isFull(booth),
    storageBroken: !counts.ok,
    wipeOrdered: sender.wipeOrdered !== null && sender.wipeOrdered === booth.station.value?.device,
  };
  return { facts, safety: judgeSafety(facts), sender, log: log.ok ? log.value : [] };
};

/** What staff should know, looked at again every two seconds and whenever the sender did something. */
export const useSafety = ({
  booth,
  tablet,
}: StaffProps): { now: SafetyNow | null; lookAgain: () => void } => {
  const [now, setNow] = useState<SafetyNow | null>(null);
  const lookAgain = (): void => void readSafety({ booth, tablet }).then(setNow);
  const { value } = booth.sender;
  useEffect(() => {
    lookAgain();
    const timer = setInterval(lookAgain, refreshMs);
    return () => clearInterval(timer);
  }, [value]);
  return { now, lookAgain };
};
