import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import type { TabletClock } from '../../tablet/clock.ts';
import { pinLength } from '../../tablet/pin-hash.ts';
import { NumberPad } from '../../ui/number-pad.tsx';
import type { PinProblem } from './door.ts';
import type { NewPinProblem } from './pin-change.ts';

interface PinProps {
  title: string;
  problem: PinProblem | NewPinProblem | null;
  typed: string;
  onType: (pin: string) => void;
  /** The way to somewhere else. */
  back?: ComponentChildren;
  children: ComponentChildren;
}

/** Six digits, by the keys on the page or by a keyboard. */
export const Pin = ({ title, problem, typed, onType, back, children }: PinProps) => {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), [problem, title]);
  return (
    <section class="roster-pin">
      <div>
        <h1>
          <label for={id}>{title}</label>
        </h1>
        <div id={`${id}-about`}>
          {problem && (
            <p class="roster-problem" role="alert">
              {say(`roster.pin.${problem}`)}
            </p>
          )}
          {children}
        </div>
        {back}
      </div>
      <div class="roster-pin-pad">
        <input
          ref={input}
          id={id}
          class="roster-pin-input"
          type="password"
          inputMode="none"
          autocomplete="off"
          value={typed}
          maxLength={pinLength}
          aria-describedby={`${id}-about`}
          aria-invalid={problem !== null}
          onInput={(event) => onType(event.currentTarget.value)}
        />
        <NumberPad value={typed} onType={onType} deleteLabel={say('roster.pin.delete')} />
      </div>
    </section>
  );
};

interface WaitingProps {
  /** Wall clock milliseconds. */
  until: number;
  clock: TabletClock;
  onEnd: () => void;
  children?: ComponentChildren;
}

export const Waiting = ({ until, clock, onEnd, children }: WaitingProps) => {
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
    <section class="roster-notice" role="alert">
      <h1>{say('roster.pin.waiting-title')}</h1>
      <p>{say('roster.pin.waiting', { count: Math.max(1, Math.ceil(leftMs / 1_000)) })}</p>
      <p class="roster-quiet">{say('roster.pin.forgotten')}</p>
      {children}
    </section>
  );
};
