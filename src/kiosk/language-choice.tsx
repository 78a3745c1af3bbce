import { language, say, speak } from '../messages/index.ts';
import { languageNames, languages, preferredOf } from '../messages/languages.ts';

/** What this station speaks when nobody has chosen: its browser's language, if we speak it. */
export const speakStationLanguage = (): Promise<void> => speak(preferredOf(navigator.languages));

/** Each language in its own words. What was typed stays; the choice is forgotten after the visit. */
export const LanguageChoice = () => (
  <fieldset class="languages" aria-label={say('language.label')}>
    {languages.map((each) => (
      <button
        key={each}
        type="button"
        class="language"
        lang={each}
        aria-pressed={each === language.value}
        onClick={() => void speak(each)}
      >
        {languageNames[each]}
      </button>
    ))}
  </fieldset>
);
