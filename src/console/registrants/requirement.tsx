import type { RequirementState } from '#domain/requirement/state.ts';
import { cecText, dayText, statusText } from '../words.ts';

/** Where a registrant stands, large, with the reasons in words. */
export const Requirement = ({ requirement, policy }: { requirement: RequirementState; policy: string }) => {
  const { status, requirementDate, earned, needed, reasons } = requirement;
  const { words, sign } = statusText(status);
  return (
    <section class="panel">
      <h2>Requirement</h2>
      <p class={`status status-${status}`}>
        <span aria-hidden="true">{sign}</span> {words}
      </p>
      {requirementDate && (
        <p class="due">
          Due by <strong>{dayText(requirementDate)}</strong>
        </p>
      )}
      {needed > 0 && (
        <p class="earned">
          <progress value={earned} max={needed} aria-label="CEC earned" /> {cecText(earned)} of{' '}
          {cecText(needed)} CEC
        </p>
      )}
      <details>
        <summary>How this came about (policy {policy})</summary>
        <ol>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ol>
      </details>
    </section>
  );
};
