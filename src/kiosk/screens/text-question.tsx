import type { ComponentChildren } from 'preact';
import type { AnswerProblem } from '#domain/answers.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface TextQuestionProps {
  step: 'name' | 'contact';
  question: string;
  value: string;
  problem: AnswerProblem | null;
  onType: (value: string) => void;
  otherAct?: ComponentChildren;
  children?: ComponentChildren;
}

export const TextQuestion = ({
  step,
  question,
  value,
  problem,
  onType,
  otherAct,
  children,
}: TextQuestionProps) => (
  <div class="form-page">
    <h1>{question}</h1>
    <TextField
      label={say(`${step}.label`)}
      hint={say(`${step}.hint`)}
      problem={problem && say(problem)}
      value={value}
      onType={onType}
      inputMode={step === 'contact' ? 'email' : 'text'}
      autoCapitalize={step === 'name' ? 'words' : 'none'}
    />
    <div class="form-acts">
      <Button kind="main" type="submit">
        {say('form.continue')}
      </Button>
      {otherAct}
    </div>
    {children}
  </div>
);
