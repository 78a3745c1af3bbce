import type { ComponentChildren } from 'preact';
import { say } from '../messages/index.ts';
import { Button } from '../ui/button.tsx';
import { AddingPage } from './adding/adding-page.tsx';
import type { Classroom } from './classroom.ts';
import { ClosingPage } from './closing/closing-page.tsx';
import { HandOver } from './closing/hand-over.tsx';
import { ReasonDialog } from './closing/reason-dialog.tsx';
import type { Desk } from './desk.ts';
import { Dialog } from './dialog.tsx';
import { Menu } from './menu.tsx';
import { PersonPage } from './person/person-page.tsx';
import { SavedMark } from './sheet/saved-mark.tsx';
import { Sheet } from './sheet/sheet.tsx';
import { UndoBar } from './sheet/undo-bar.tsx';

interface OpenedProps {
  classroom: Classroom;
  desk: Desk;
}

const Head = ({ classroom, desk }: OpenedProps) => (
  <header class="roster-head">
    <h1>{desk.event.name}</h1>
    <button type="button" class="roster-teacher" onClick={() => classroom.send({ type: 'teacher-asked' })}>
      {say('roster.teacher.change', { name: desk.teacher().name })}
    </button>
    <SavedMark
      sender={classroom.sender.value}
      unsent={classroom.unsent.value}
      isUpToDate={classroom.isUpToDate.value}
      onTry={() => void classroom.tryNow()}
    />
    <div class="roster-head-acts">
      <Button onPress={classroom.lock}>{say('roster.lock')}</Button>
      <Menu classroom={classroom} desk={desk} />
    </div>
  </header>
);

const Closed = ({ classroom, desk }: OpenedProps) => {
  const { closing } = desk.roster.value;
  if (!closing) return null;
  const reopen = (): void => void desk.say([{ person: null, says: { what: 'closing', attestation: null } }]);
  return (
    <div class="roster-closed">
      <p role="status">{say('roster.closed', { name: closing.name })}</p>
      <Button onPress={reopen}>{say('roster.closed.reopen')}</Button>
      <HandOver classroom={classroom} />
    </div>
  );
};

const Acts = ({ classroom, desk }: OpenedProps) => (
  <nav class="roster-acts">
    <UndoBar desk={desk} />
    <Button
      onPress={() => {
        desk.page.value = { at: 'adding' };
      }}
    >
      {say('roster.add')}
    </Button>
    {!desk.roster.value.closing && (
      <>
        <Button onPress={() => classroom.send({ type: 'passed' })}>{say('roster.pass')}</Button>
        <Button
          kind="main"
          onPress={() => {
            desk.page.value = { at: 'closing' };
          }}
        >
          {say('roster.close')}
        </Button>
      </>
    )}
  </nav>
);

/** A page over the sheet, with the way back, and undo in reach. */
const Aside = ({ desk, children }: { desk: Desk; children: ComponentChildren }) => (
  <div class="roster-aside">
    <Button
      onPress={() => {
        desk.page.value = { at: 'sheet' };
      }}
    >
      {say('roster.back')}
    </Button>
    {children}
    <div class="roster-acts">
      <UndoBar desk={desk} />
    </div>
  </div>
);

const DeskPage = ({ classroom, desk }: OpenedProps) => {
  const page = desk.page.value;
  const row = page.at === 'person' ? desk.rowOf(page.person) : undefined;
  if (row)
    return (
      <Aside desk={desk}>
        <PersonPage key={row.person} desk={desk} row={row} />
      </Aside>
    );
  if (page.at === 'adding')
    return (
      <Aside desk={desk}>
        <AddingPage desk={desk} clock={classroom.clock} />
      </Aside>
    );
  if (page.at === 'closing')
    return (
      <Aside desk={desk}>
        <ClosingPage desk={desk} />
      </Aside>
    );
  return (
    <>
      <Closed classroom={classroom} desk={desk} />
      <Sheet desk={desk} clock={classroom.clock} />
      <Acts classroom={classroom} desk={desk} />
    </>
  );
};

/** What stands over everything: a reason that is asked for, or something that could not be kept. */
export const Hindrances = ({ desk }: { desk: Desk }) => {
  const asked = desk.askingReason.value;
  const failed = desk.failed.value;
  if (failed)
    return (
      <Dialog title={say('roster.failed.title')}>
        <p role="alert">
          {say(failed.problem.kind === 'storage-full' ? 'roster.failed.full' : 'roster.failed.broken')}
        </p>
        <Button kind="main" onPress={() => failed.answer()}>
          {say('roster.try-again')}
        </Button>
      </Dialog>
    );
  return asked ? <ReasonDialog onAnswer={asked.answer} /> : null;
};

/** The open roster. */
export const Opened = ({ classroom, desk }: OpenedProps) => (
  <>
    <Head classroom={classroom} desk={desk} />
    <DeskPage classroom={classroom} desk={desk} />
  </>
);
