import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { NumberPad } from '../../ui/number-pad.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Booth } from '../booth.ts';
import type { FormState } from '../visit.ts';
import { SkipButton } from './skip-button.tsx';

export const NumberQuestion = ({ booth, form }: { booth: Booth; form: FormState }) => {
  const value = form.answers.number ?? '';
  const type = (number: string) => booth.send({ type: 'typed', answers: { number } });
  return (
    <div class="form-page form-page-number">
      <h1>{say('number.question')}</h1>
      <TextField
        label={say('number.label')}
        hint={say('number.hint')}
        problem={form.problem && say(form.problem)}
        value={value}
        onType={type}
        inputMode="none"
      />
      <NumberPad value={value} onType={type} deleteLabel={say('number.delete')} />
      <div class="form-acts">
        <Button kind="main" type="submit">
          {say('form.continue')}
        </Button>
        {form.corrects ? (
          <SkipButton booth={booth} />
        ) : (
          <Button onPress={() => booth.send({ type: 'number-unknown' })}>{say('number.unknown')}</Button>
        )}
      </div>
    </div>
  );
};
