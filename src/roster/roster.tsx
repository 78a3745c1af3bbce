import { useEffect } from 'preact/hooks';
import { addWords, language, say, speak } from '../messages/index.ts';
import { languageNames, languages, preferredOf } from '../messages/languages.ts';
import { rosterWords } from '../messages/roster.ts';
import { openTablet } from '../tablet/tablet.ts';
import { watchForUpdate } from '../tablet/update.ts';
import { Button } from '../ui/button.tsx';
import { useIdle } from '../ui/use-idle.ts';
import { ClassesPage } from './classes/classes-page.tsx';
import { createClassroom } from './classroom.ts';
import { stretchOfDays } from './days.ts';
import { BoothAsks } from './door/booth-asks.tsx';
import { isOpen } from './door/door.ts';
import { Pin, Waiting } from './door/pin.tsx';
import { PinChangePage } from './door/pin-change-page.tsx';
import { EnrolmentFailed, NotEnrolled, SignedOut, StorageBroken, Wait } from './door/set-up.tsx';
import { WhoTeaches } from './door/who-teaches.tsx';
import { Hindrances, Opened } from './opened.tsx';
import { PassingPage } from './passing/passing-page.tsx';
import './roster.css';

await addWords(rosterWords);
await speak(preferredOf(navigator.languages));

const classroom = createClassroom(openTablet());
const { takeUpdate } = watchForUpdate({ isIdle: classroom.isIdle, restart: () => location.reload() });

/** How long nobody must have touched the device before an update may take it. */
const quietMs = 10_000;
/** How long a roster lies open that nobody touches. */
const lockAfterMs = 5 * 60_000;

/** The way to the list, where there is another class to go to. */
const OtherClasses = ({ atLeast }: { atLeast: number }) =>
  classroom.classes.value.length >= atLeast ? (
    <Button onPress={classroom.showClasses}>{say('roster.classes.title')}</Button>
  ) : null;

/** By its days too where there are several: a course is given again and again under one name. */
const WhichClass = () => {
  const { classes, enrolment } = classroom;
  const chosen = classes.value.find(({ device }) => device === enrolment.value?.device);
  const isOneOfSeveral = chosen && classes.value.length > 1;
  return (
    <>
      {enrolment.value?.pack.event.name}
      {isOneOfSeveral && `, ${stretchOfDays(chosen.first, chosen.last)}`}.
    </>
  );
};

const Doorway = () => {
  const door = classroom.door.value;
  const desk = classroom.desk.value;
  switch (door.at) {
    case 'starting':
      return <Wait words={say('roster.starting')} />;
    case 'storage-broken':
      return <StorageBroken />;
    case 'not-enrolled':
      return <NotEnrolled />;
    case 'classes':
      return <ClassesPage classroom={classroom} />;
    case 'booth-asks':
      return <BoothAsks classroom={classroom} door={door} />;
    case 'signed-out':
      return (
        <SignedOut name={door.name}>
          <OtherClasses atLeast={1} />
        </SignedOut>
      );
    case 'enrolling':
      return <Wait words={say('roster.enrolling')} />;
    case 'enrolment-failed':
      return <EnrolmentFailed classroom={classroom} door={door} />;
    case 'choose-pin':
      return (
        <Pin
          title={say('roster.pin.choose-title')}
          {...door}
          onType={classroom.typePin}
          back={<OtherClasses atLeast={2} />}
        >
          <p>{say('roster.pin.choose-lead')}</p>
          {classroom.classes.value.length > 1 && (
            <p>
              <strong>
                <WhichClass />
              </strong>{' '}
              {say('roster.pin.choose-alike')}
            </p>
          )}
        </Pin>
      );
    case 'repeat-pin':
      return (
        <Pin
          title={say('roster.pin.repeat-title')}
          problem={null}
          typed={door.typed}
          onType={classroom.typePin}
        >
          <p>{say('roster.pin.repeat-lead')}</p>
        </Pin>
      );
    case 'enter-pin':
      return (
        <Pin
          title={say('roster.pin.enter-title')}
          {...door}
          onType={classroom.typePin}
          back={<OtherClasses atLeast={2} />}
        >
          <p>
            <WhichClass /> {say('roster.pin.enter-lead')}
          </p>
          <p class="roster-quiet">{say('roster.pin.forgotten')}</p>
        </Pin>
      );
    case 'checking':
      return <Wait words={say('roster.pin.checking')} />;
    case 'waiting':
      return (
        <Waiting until={door.until} clock={classroom.clock} onEnd={() => classroom.send({ type: 'waited' })}>
          <OtherClasses atLeast={2} />
        </Waiting>
      );
    case 'who-teaches':
      return (
        desk && (
          <WhoTeaches
            instructor={desk.plan.value.instructor}
            before={desk.teacher()}
            onSay={(by) => void classroom.sayTeacher(by)}
          />
        )
      );
    case 'inside':
      return desk && <Opened classroom={classroom} desk={desk} />;
    case 'changing-pin':
      return (
        <PinChangePage
          change={door.change}
          onType={classroom.typePin}
          onEnd={() => classroom.send({ type: 'pin-change-ended' })}
        />
      );
    case 'passing':
      return desk && <PassingPage desk={desk} onEnd={classroom.lock} />;
  }
};

const Languages = () => (
  <fieldset class="roster-languages">
    <legend class="unseen">{say('roster.language')}</legend>
    {languages.map((each) => (
      <button
        key={each}
        type="button"
        lang={each}
        aria-pressed={each === language.value}
        onClick={() => void speak(each)}
      >
        {languageNames[each]}
      </button>
    ))}
  </fieldset>
);

/** The instructor's wing: one class, behind a PIN. */
export const Roster = () => {
  useEffect(() => void classroom.start(), []);
  useIdle(quietMs, takeUpdate);
  useIdle(lockAfterMs, classroom.lock);
  const door = classroom.door.value;
  const desk = classroom.desk.value;
  useEffect(() => {
    document.title = say('roster.title');
  }, [language.value]);
  return (
    <main class={`roster roster-${door.at}`}>
      <Doorway />
      {!(door.at === 'inside') && <Languages />}
      {desk && isOpen(door) && <Hindrances desk={desk} />}
    </main>
  );
};
