import { type Claim, withListed } from '#domain/claim.ts';
import type { BadgeListed, RegistrantSummary } from '#domain/console-api.ts';
import { type ClaimLine, compareClaim } from './compare-claim.ts';

const Verdict = ({ agrees }: Pick<ClaimLine, 'agrees'>) => {
  if (agrees === null) return <span class="quiet">–</span>;
  return agrees ? <span class="same">✓ same</span> : <span class="differs">≠ differs</span>;
};

interface ClaimTableProps {
  claim: Claim;
  /** What a badge list says beside it. */
  listed?: BadgeListed | null;
  registrant: RegistrantSummary | null;
}

const OnList = ({ list }: Pick<BadgeListed, 'list'>) => (
  <p class="quiet">
    The badge is on the show’s badge list <a href={`/console/badge-lists/${list.id}`}>{list.name}</a>, row{' '}
    {list.row}.
  </p>
);

/** What was given beside what the registry holds; words and signs say what agrees, not colour alone. */
export const ClaimTable = ({ claim, listed = null, registrant }: ClaimTableProps) => {
  const together = listed ? withListed(claim, listed.claim) : claim;
  const own = new Set(compareClaim(claim, null).map(({ name }) => name));
  const lines = compareClaim(together, registrant);
  if (lines.length === 0)
    return <p class="quiet">Nothing is known about the person but that somebody was here.</p>;
  return (
    <>
      {listed && <OnList list={listed.list} />}
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
              <td>
                {given}
                {listed && !own.has(name) && <span class="beside quiet">from the badge list</span>}
              </td>
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
    </>
  );
};
