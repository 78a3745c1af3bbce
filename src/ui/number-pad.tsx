import './number-pad.css';

interface NumberPadProps {
  value: string;
  onType: (value: string) => void;
  deleteLabel: string;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/** Large digit keys, so that no on-screen keyboard has to cover half of the page. */
export const NumberPad = ({ value, onType, deleteLabel }: NumberPadProps) => (
  <div class="number-pad">
    {digits.map((digit) => (
      <button key={digit} type="button" class="number-pad-key" onClick={() => onType(value + digit)}>
        {digit}
      </button>
    ))}
    <button
      type="button"
      class="number-pad-key number-pad-delete"
      aria-label={deleteLabel}
      onClick={() => onType(value.slice(0, -1))}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M9 5h11a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H9l-6-7z M12 9.5l5 5 M17 9.5l-5 5" />
      </svg>
    </button>
  </div>
);
