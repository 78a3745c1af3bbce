import { useState } from 'preact/hooks';
import type { RosterAuthor } from '#domain/roster/roster-change.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Choice } from '../choice.tsx';

interface WhoTeachesProps {
  instructor: string;
  /** As it was said last. */
  before: RosterAuthor;
  onSay: (by: RosterAuthor) => void;
}

const roles = ['instructor', 'substitute'] as const;

/** Asked once a day: a substitute may stand in from the second day on. */
export const WhoTeaches = ({ instructor, before, onSay }: WhoTeachesProps) => {
  const [role, setRole] = useState<(typeof roles)[number]>(
    before.role === 'substitute' ? 'substitute' : 'instructor',
  );
  const [substitute, setSubstitute] = useState(before.role === 'substitute' ? before.name : '');
  const [problem, setProblem] = useState<string | null>(null);
  const name = role === 'instructor' ? instructor : substitute.trim();
  const submit = (event: Event): void => {
    event.preventDefault();
    if (name === '') setProblem(say('roster.teacher.missing'));
    else onSay({ role, name });
  };
  return (
    <form class="roster-notice" onSubmit={submit}>
      <h1>{say('roster.teacher.title')}</h1>
      <p>{say('roster.teacher.lead')}</p>
      <Choice
        label={say('roster.teacher.title')}
        isLabelHidden
        options={roles.map((each) => ({
          value: each,
          words:
            each === 'instructor'
              ? `${say('roster.teacher.instructor')}, ${instructor}`
              : say('roster.teacher.substitute'),
        }))}
        chosen={role}
        onChoose={setRole}
      />
      {role === 'substitute' && (
        <TextField
          label={say('roster.teacher.name')}
          problem={problem}
          value={substitute}
          onType={setSubstitute}
          autoCapitalize="words"
        />
      )}
      <Button kind="main" type="submit">
        {say('roster.teacher.go-on')}
      </Button>
    </form>
  );
};
