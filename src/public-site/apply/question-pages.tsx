import { say } from '../../messages/index.ts';
import { Field } from '../here/field.tsx';
import { dayText } from '../organiser/when.ts';
import type { Draft, Wrong } from './draft.ts';
import { EventChoice } from './event-page.tsx';
import { DayField, NumberUnknown, TextArea, Ticks } from './fields.tsx';
import { FileList } from './file-list.tsx';
import type { Files } from './files.ts';
import { problemAt } from './problems.tsx';
import type { Typed } from './visit.ts';

export interface QuestionProps {
  draft: Draft;
  wrong: Wrong[];
  files: Files;
  onType: (typed: Typed) => void;
  /** It is not on the approved list. */
  onOther: () => void;
}

const Other = ({ draft: { other }, wrong, onType }: QuestionProps) => (
  <>
    <p>{say('apply.other-lead')}</p>
    <Field
      name="other-name"
      label={say('apply.other-name')}
      hint={say('apply.other-name-hint')}
      problem={problemAt(wrong, 'other-name')}
      value={other.name}
      onType={(name) => onType({ other: { name: name.slice(0, 200) } })}
      help={{ autocomplete: 'off' }}
    />
    <Field
      name="other-organiser"
      label={say('apply.other-organiser')}
      hint={say('apply.other-organiser-hint')}
      problem={null}
      value={other.organiser}
      onType={(organiser) => onType({ other: { organiser: organiser.slice(0, 200) } })}
      help={{ autocomplete: 'off' }}
    />
    <Field
      name="other-place"
      label={say('apply.other-place')}
      hint={say('apply.other-place-hint')}
      problem={null}
      value={other.place}
      onType={(place) => onType({ other: { place: place.slice(0, 200) } })}
      help={{ autocomplete: 'off' }}
    />
  </>
);

const OtherDays = ({ draft: { other }, wrong, onType }: QuestionProps) => (
  <>
    <DayField
      name="first-day"
      label={say('apply.other-first')}
      problem={problemAt(wrong, 'first-day')}
      value={other.firstDay}
      onType={(firstDay) =>
        // Most last one day.
        onType({ other: { firstDay, ...(other.lastDay < firstDay && { lastDay: firstDay }) } })
      }
    />
    <DayField
      name="last-day"
      label={say('apply.other-last')}
      problem={problemAt(wrong, 'last-day')}
      value={other.lastDay}
      onType={(lastDay) => onType({ other: { lastDay } })}
    />
    <Field
      name="hours"
      label={say('apply.other-hours')}
      hint={say('apply.other-hours-hint')}
      problem={problemAt(wrong, 'hours')}
      value={other.hours}
      onType={(hours) => onType({ other: { hours } })}
      help={{ autocomplete: 'off', inputMode: 'decimal' }}
    />
    <TextArea
      name="programme"
      label={say('apply.other-programme')}
      hint={say('apply.other-programme-hint')}
      value={other.programme}
      onType={(programme) => onType({ other: { programme } })}
    />
  </>
);

const RegistrantNumber = ({ draft: { answers }, wrong, onType }: QuestionProps) => (
  <>
    <Field
      name="number"
      label={say('number.label')}
      hint={say('number.hint')}
      problem={problemAt(wrong, 'number')}
      value={answers.number ?? ''}
      onType={(number) => onType({ answers: { number } })}
      help={{ autocomplete: 'off', inputMode: 'numeric' }}
      disabled={answers.number === null}
    />
    <NumberUnknown
      checked={answers.number === null}
      onChange={(checked) => onType({ answers: { number: checked ? null : '' } })}
    />
  </>
);

const Evidence = ({ draft, wrong, files, onType }: QuestionProps) => {
  const problem = problemAt(wrong, 'files');
  return (
    <>
      <p>{say('apply.evidence-lead')}</p>
      {problem && <p class="here-problem">{problem}</p>}
      <FileList files={files} />
      <p class="here-notice">{say('apply.evidence-why')}</p>
      <TextArea
        name="note"
        label={say('apply.note')}
        hint={say('apply.note-hint')}
        value={draft.note}
        onType={(note) => onType({ note })}
      />
    </>
  );
};

/** What is asked on the page that is open. */
export const Question = (props: QuestionProps) => {
  const { draft, wrong, onType, onOther } = props;
  switch (draft.page) {
    case 'event':
      return (
        <EventChoice
          chosen={draft.event}
          problem={problemAt(wrong, 'event')}
          onChoose={(event) => onType({ event, isOther: false })}
          onOther={onOther}
        />
      );
    case 'other':
      return <Other {...props} />;
    case 'other-days':
      return <OtherDays {...props} />;
    case 'days':
      return (
        <Ticks
          name="days"
          legend={say('apply.days')}
          problem={problemAt(wrong, 'days')}
          choices={(draft.event?.days ?? []).map((day) => ({ value: day, text: dayText(`${day}T12:00:00`) }))}
          ticked={draft.days}
          onTick={(days) => onType({ days })}
        />
      );
    case 'name':
      return (
        <Field
          name="name"
          label={say('name.label')}
          hint={say('apply.name-hint')}
          problem={problemAt(wrong, 'name')}
          value={draft.answers.name}
          onType={(name) => onType({ answers: { name } })}
          help={{ autocomplete: 'name', autocapitalize: 'words' }}
        />
      );
    case 'number':
      return <RegistrantNumber {...props} />;
    case 'contact':
      return (
        <Field
          name="contact"
          label={say('contact.label')}
          hint={say('apply.contact-hint')}
          problem={problemAt(wrong, 'contact')}
          value={draft.answers.contact}
          onType={(contact) => onType({ answers: { contact } })}
          help={{ autocomplete: 'email', inputMode: 'email', autocapitalize: 'none' }}
        />
      );
    case 'evidence':
      return <Evidence {...props} />;
    case 'check':
      return null;
  }
};
