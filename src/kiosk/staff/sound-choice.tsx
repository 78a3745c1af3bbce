import { useState } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import { chooseVolume, readVolume, volumes } from '../tone.ts';

/** How loud the booth is: heard at once, and remembered by the tablet. */
export const SoundChoice = () => {
  const [chosen, setChosen] = useState(readVolume);
  return (
    <fieldset class="staff-choice">
      <legend>{say('staff.sound.title')}</legend>
      {volumes.map((volume) => (
        <label key={volume}>
          <input
            type="radio"
            name="volume"
            checked={volume === chosen}
            onChange={() => {
              chooseVolume(volume);
              setChosen(volume);
            }}
          />
          {say(`staff.sound.${volume}`)}
        </label>
      ))}
    </fieldset>
  );
};
