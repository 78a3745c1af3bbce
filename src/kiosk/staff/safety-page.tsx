import { say } from '../../messages/index.ts';
import type { Level, SafetyProblem } from '../../tablet/safety.ts';
import type { Reach } from '../../tablet/sender-state.ts';
import { Button } from '../../ui/button.tsx';
import { useInstallGuide } from '../install/use-install-guide.ts';
import { useLockGuide } from '../install/use-lock-guide.ts';
import { clockWords, lengthOf, roomOf, secondOf, timeOf } from './amounts.ts';
import { LevelMark } from './level-mark.tsx';
import { PrintChoice } from './print-choice.tsx';
import { SoundChoice } from './sound-choice.tsx';
import type { StaffProps } from './staff.tsx';
import { type SafetyNow, useSafety } from './use-safety.ts';

const Waiting = ({ now: { facts, safety } }: { now: SafetyNow }) => {
  const { level, oldestAgeMs } = safety;
  const kept = facts.unsent + facts.parked;
  return (
    <div class={`staff-hero staff-hero-${level}`} role="status">
      <LevelMark level={level} />
      <div>
        <h1>{kept === 0 ? say('staff.hero.safe') : say('staff.hero.kept', { count: kept })}</h1>
        <p>
          {oldestAgeMs === null
            ? say('staff.hero.safe-lead')
            : say('staff.hero.oldest', { length: lengthOf(oldestAgeMs) })}
        </p>
      </div>
    </div>
  );
};

const problemTitle = (problem: SafetyProblem): string =>
  problem.kind === 'clock' ? clockWords(problem.offsetMs) : say(`staff.problem.${problem.kind}.title`);

const Problem = ({ problem, onPersist }: { problem: SafetyProblem; onPersist: () => void }) => (
  <li class={`staff-problem staff-problem-${problem.level}`}>
    <LevelMark level={problem.level} />
    <div>
      <h2>{problemTitle(problem)}</h2>
      <p>{say(`staff.problem.${problem.kind}.act`)}</p>
      {problem.kind === 'not-persisted' && <Button onPress={onPersist}>{say('staff.persist')}</Button>}
    </div>
  </li>
);

const reachWords = (reach: Reach, nowMs: number): string => {
  switch (reach.is) {
    case 'unknown':
      return say('staff.reach.unknown');
    case 'reached':
      return say('staff.reach.reached', { time: timeOf(reach.at, nowMs) });
    case 'unreachable':
      return say('staff.reach.unreachable', {
        time: timeOf(reach.since, nowMs),
        length: lengthOf(Math.max(0, nowMs - reach.since)),
      });
    case 'refused':
      return say('staff.reach.refused', { time: timeOf(reach.since, nowMs) });
  }
};

const storageWords = ({ persisted, freeBytes }: SafetyNow['facts']): string => {
  const promise =
    persisted === null
      ? 'staff.storage.unknown'
      : persisted
        ? 'staff.storage.kept'
        : 'staff.storage.not-kept';
  return freeBytes === null
    ? say(promise)
    : say('staff.storage.room', { promise: say(promise), room: roomOf(freeBytes) });
};

const Facts = ({ now: { facts, sender } }: { now: SafetyNow }) => {
  const rows: [string, string][] = [
    [say('staff.fact.unsent'), String(facts.unsent)],
    [say('staff.fact.parked'), String(facts.parked)],
    [
      say('staff.fact.all-safe'),
      sender.lastAllSafeAt === null ? say('staff.never') : timeOf(sender.lastAllSafeAt, facts.nowMs),
    ],
    [say('staff.fact.server'), reachWords(facts.reach, facts.nowMs)],
    [say('staff.fact.clock'), clockWords(facts.serverOffsetMs)],
    [say('staff.fact.storage'), storageWords(facts)],
    [say('staff.fact.version'), `Rollcall ${import.meta.env.APP_VERSION}`],
  ];
  return (
    <dl class="staff-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const Log = ({ log }: Pick<SafetyNow, 'log'>) => (
  <section class="staff-log">
    <h2>{say('staff.log.title')}</h2>
    {log.length === 0 ? (
      <p class="staff-quiet">{say('staff.log.none')}</p>
    ) : (
      <ol>
        {log.map(({ line, at, event }) => (
          <li key={line}>
            <time>{secondOf(at)}</time>{' '}
            {event.kind === 'sent'
              ? say('staff.log.sent', { records: event.records, acknowledged: event.acknowledged })
              : say(`staff.log.${event.why}`, { records: event.records })}
          </li>
        ))}
      </ol>
    )}
  </section>
);

const levels: Level[] = ['amber', 'red'];

/** Is every sign-in safe, and if not, what to do about it. */
export const SafetyPage = ({ booth, tablet }: StaffProps) => {
  const { now, lookAgain } = useSafety({ booth, tablet });
  const InstallGuide = useInstallGuide();
  const lock = useLockGuide();
  if (!now) return null;
  const persist = async (): Promise<void> => {
    await navigator.storage.persist();
    lookAgain();
  };
  return (
    <div class="staff-safety">
      <div class="staff-now">
        <Waiting now={now} />
        {now.safety.problems.length > 0 && (
          <ul class="staff-problems">
            {now.safety.problems.map((problem) => (
              <Problem key={problem.kind} problem={problem} onPersist={() => void persist()} />
            ))}
          </ul>
        )}
        <Button
          kind={levels.includes(now.safety.level) ? 'main' : 'plain'}
          onPress={() => void booth.tryNow().then(lookAgain)}
        >
          {say(now.facts.unsent > 0 ? 'staff.send-now' : 'staff.ask-now')}
        </Button>
        {InstallGuide && <InstallGuide enrolled />}
        {lock && <lock.Guide platform={lock.platform} />}
      </div>
      <div class="staff-details">
        <Facts now={now} />
        <SoundChoice />
        <PrintChoice />
        <Log log={now.log} />
      </div>
    </div>
  );
};
