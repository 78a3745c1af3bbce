import { useState } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import { choosePrinting, readPrinting } from '../print-setting.ts';

/** Whether visitors may print their receipt: for tablets that a label printer is set up at. */
export const PrintChoice = () => {
  const [on, setOn] = useState(readPrinting);
  return (
    <fieldset class="staff-choice">
      <legend>{say('staff.print.title')}</legend>
      <label>
        <input
          type="checkbox"
          checked={on}
          onChange={({ currentTarget: { checked } }) => {
            choosePrinting(checked);
            setOn(checked);
          }}
        />
        {say('staff.print.offer')}
      </label>
      <p class="staff-quiet">{say('staff.print.lead')}</p>
    </fieldset>
  );
};
