import type { AnswerProblem } from '#domain/answers.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface TextQuestionProps {
  step: 'name' | 'contact';
  value: string;
  problem: AnswerProblem | null;
  onType: (value: string) => void;
}

export const TextQuestion = ({ step, value, problem, onType }: TextQuestionProps) => (
  <div class="form-page">
    <h1>{say(`${step}.question`)}</h1>
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
    </div>
  </div>
);
