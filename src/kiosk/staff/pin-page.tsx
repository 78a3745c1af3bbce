import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import type { TabletClock } from '../../tablet/clock.ts';
import { pinLength } from '../../tablet/pin-hash.ts';
import { NumberPad } from '../../ui/number-pad.tsx';
import { lengthOf } from './amounts.ts';
import type { PinProblem } from './staff-visit.ts';

interface PinProps {
  typed: string;
  onType: (pin: string) => void;
}

interface PadProps extends PinProps {
  title: string;
  problem: PinProblem | null;
  children: ComponentChildren;
}

const PinPad = ({ title, problem, typed, onType, children }: PadProps) => {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), [problem]);
  return (
    <section class="staff-pin">
      <div class="staff-pin-words">
        <h1>
          <label for={id}>{title}</label>
        </h1>
        <div id={`${id}-about`}>
          {problem && (
            <p class="staff-pin-problem" role="alert">
              {say(`staff.pin.${problem}`)}
            </p>
          )}
          {children}
        </div>
      </div>
      <div class="staff-pin-pad">
        <input
          ref={input}
          id={id}
          class="staff-pin-input"
          type="text"
          inputMode="none"
          autocomplete="off"
          value={typed}
          maxLength={pinLength}
          aria-describedby={`${id}-about`}
          aria-invalid={problem !== null}
          onInput={(event) => onType(event.currentTarget.value)}
        />
        <p class="staff-pin-dots" aria-hidden="true">
          {Array.from({ length: pinLength }, (_, index) => (
            <span key={index} class={index < typed.length ? 'staff-pin-typed' : ''} />
          ))}
        </p>
        <NumberPad value={typed} onType={onType} deleteLabel={say('number.delete')} />
      </div>
    </section>
  );
};

export const ChoosePin = ({ problem, ...pin }: PinProps & { problem: PinProblem | null }) => (
  <PinPad {...pin} title={say('staff.pin.choose-title')} problem={problem}>
    <p>{say('staff.pin.choose-lead')}</p>
  </PinPad>
);

export const RepeatPin = (pin: PinProps) => (
  <PinPad {...pin} title={say('staff.pin.repeat-title')} problem={null}>
    <p>{say('staff.pin.repeat-lead')}</p>
  </PinPad>
);

export const EnterPin = ({ problem, ...pin }: PinProps & { problem: PinProblem | null }) => (
  <PinPad {...pin} title={say('staff.pin.enter-title')} problem={problem}>
    <p>{say('staff.pin.enter-lead')}</p>
    <p class="staff-quiet">{say('staff.pin.forgotten')}</p>
  </PinPad>
);

export const Checking = () => (
  <p class="staff-wait" role="status">
    {say('staff.pin.checking')}
  </p>
);

interface LockedProps {
  /** Wall clock milliseconds. */
  until: number;
  clock: TabletClock;
  onEnd: () => void;
}

export const Locked = ({ until, clock, onEnd }: LockedProps) => {
  const [leftMs, setLeftMs] = useState(until - clock.now());
  useEffect(() => {
    const timer = setInterval(() => {
      const left = until - clock.now();
      setLeftMs(left);
      if (left <= 0) onEnd();
    }, 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <section class="staff-pin" role="alert">
      <div class="staff-pin-words">
        <h1>{say('staff.pin.locked-title')}</h1>
        <p>{say('staff.pin.locked-lead', { length: lengthOf(Math.max(1_000, leftMs)) })}</p>
        <p class="staff-quiet">{say('staff.pin.forgotten')}</p>
      </div>
    </section>
  );
};
