import { useState } from 'preact/hooks';
import { type Answers, claimOf, noAnswers, problemOf } from '#domain/answers.ts';
import type { Claim } from '#domain/claim.ts';
import { say } from '../messages/index.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { nameOf } from './names.ts';

/** What is known of somebody, as the fields show it. */
export const answersOf = (claim: Claim): Answers => ({
  name: nameOf(claim),
  number: claim.registrant_number ?? '',
  contact: claim.email ?? claim.phone ?? '',
});

type Problem = 'name' | 'number' | 'contact';

/** A number and a contact may be left out: an instructor seldom knows them. */
const problemsOf = (answers: Answers): Problem[] => {
  const isWrong = (step: Problem, askedFor: 'sign-in' | 'correction'): boolean =>
    problemOf(step, answers, askedFor) !== null;
  return [
    ...(isWrong('name', 'sign-in') ? ['name' as const] : []),
    ...(isWrong('number', 'correction') ? ['number' as const] : []),
    ...(isWrong('contact', 'correction') ? ['contact' as const] : []),
  ];
};

interface DetailsProps {
  /** The words for the name's field: "Your name" or "Name". */
  nameLabel: string;
  act: string;
  before?: Answers;
  onSave: (claim: Claim) => void;
}

/** Name, number and contact of one person. */
export const Details = ({ nameLabel, act, before = noAnswers, onSave }: DetailsProps) => {
  const [answers, setAnswers] = useState(before);
  const [problems, setProblems] = useState<Problem[]>([]);
  const submit = (event: Event): void => {
    event.preventDefault();
    const found = problemsOf(answers);
    setProblems(found);
    if (found.length === 0) onSave(claimOf(answers));
  };
  /** The first field at first, then the first that is wrong. */
  const [focused = 'name'] = problems;
  const field = (of: Problem) => ({
    problem: problems.includes(of) ? say(`roster.details.${of}-problem`) : null,
    takesFocus: of === focused,
  });
  return (
    <form class="details" onSubmit={submit}>
      <TextField
        label={nameLabel}
        {...field('name')}
        value={answers.name}
        onType={(name) => setAnswers({ ...answers, name })}
        autoCapitalize="words"
      />
      <TextField
        label={say('roster.details.number')}
        {...field('number')}
        value={answers.number ?? ''}
        onType={(number) => setAnswers({ ...answers, number })}
      />
      <TextField
        label={say('roster.details.contact')}
        {...field('contact')}
        value={answers.contact}
        onType={(contact) => setAnswers({ ...answers, contact })}
        inputMode="email"
      />
      <Button kind="main" type="submit">
        {act}
      </Button>
    </form>
  );
};
