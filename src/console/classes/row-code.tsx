import { useState } from 'preact/hooks';

const rowCode = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a hand scanner types the code of a row of the paper sheet: the row is found, or a new one begun. */
export const RowCode = ({ onCode }: { onCode: (code: string) => void }) => {
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      class="row-code"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        const code = text.trim().toLowerCase();
        setText('');
        setWrong(!rowCode.test(code));
        if (rowCode.test(code)) onCode(code);
      }}
    >
      <label class="field">
        <span>Scan the code of a row of the paper sheet</span>
        <input
          type="text"
          value={text}
          autocomplete="off"
          onInput={(typed) => setText(typed.currentTarget.value)}
        />
      </label>
      {isWrong && (
        <p class="trouble" role="alert">
          This is no code of a row.
        </p>
      )}
    </form>
  );
};
