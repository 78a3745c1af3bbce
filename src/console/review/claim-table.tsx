import type { Claim } from '#domain/claim.ts';
import type { RegistrantSummary } from '#domain/console-api.ts';
import { type ClaimLine, compareClaim } from './compare-claim.ts';

const Verdict = ({ agrees }: Pick<ClaimLine, 'agrees'>) => {
  if (agrees === null) return <span class="quiet">–</span>;
  return agrees ? <span class="same">✓ same</span> : <span class="differs">≠ differs</span>;
};

/** What was given beside what the registry holds; words and signs say what agrees, not colour alone. */
export const ClaimTable = ({ claim, registrant }: { claim: Claim; registrant: RegistrantSummary | null }) => {
  const lines = compareClaim(claim, registrant);
  if (lines.length === 0)
    return <p class="quiet">Nothing is known about the person but that somebody was here.</p>;
  return (
    <table class="table claim">
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">What</span>
          </th>
          <th scope="col">Given</th>
          {registrant && <th scope="col">In the registry</th>}
          {registrant && (
            <th scope="col">
              <span class="unseen">Agrees</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, given, known, agrees }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{given}</td>
            {registrant && <td>{known ?? <span class="quiet">not known</span>}</td>}
            {registrant && (
              <td>
                <Verdict agrees={agrees} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
