import type { Candidate, ReviewDecision, ReviewItem } from '#domain/console-api.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonForm } from '../reason-form.tsx';
import { RuledOutList } from '../ruled-out-list.tsx';
import { seenText, strengthText, timeText } from '../words.ts';
import { seenName } from './claim-name.ts';
import { ClaimTable } from './claim-table.tsx';
import { SearchAnother } from './search-another.tsx';

type Mode = 'candidates' | 'search' | 'reject';

interface ReviewItemProps {
  item: ReviewItem;
  candidate: number;
  mode: Mode;
  onCandidate: (index: number) => void;
  onMode: (mode: Mode) => void;
  onDecide: (decision: ReviewDecision) => void;
  /** Not this registrant. */
  onRuleOut: (registrant: string) => void;
  onTakeBack: (ruling: string) => void;
}

const usualReasons = [
  'Not certified',
  'Exhibitor or staff of the show',
  'Test or mistake',
  'Cannot be told from what was given',
];

const CandidateChoice = ({
  candidates,
  chosen,
  onChoose,
  onRuleOut,
}: {
  candidates: Candidate[];
  chosen: number;
  onChoose: (index: number) => void;
  onRuleOut: (registrant: string) => void;
}) => (
  <fieldset class="candidates">
    <legend>Who is it?</legend>
    {candidates.map(({ registrant, probability, reasons }, index) => (
      <div key={registrant.id} class={index === chosen ? 'candidate candidate-chosen' : 'candidate'}>
        <label>
          <input type="radio" name="candidate" checked={index === chosen} onChange={() => onChoose(index)} />
          <span>
            <strong>{registrant.name}</strong> {registrant.registrantNumber}
            <span
              class={`strength strength-${strengthText(probability)}`}
              title={`${Math.round(probability * 100)} %`}
            >
              {strengthText(probability)}
            </span>
            <span class="quiet reasons">{reasons.join(' · ')}</span>
          </span>
        </label>
        <Button kind="quiet" onPress={() => onRuleOut(registrant.id)}>
          Not this person
          <span class="unseen">
            {registrant.name} {registrant.registrantNumber}
          </span>
        </Button>
      </div>
    ))}
  </fieldset>
);

/** One check-in to decide: what was given beside the chosen candidate, the ways to decide, and who is ruled out. */
export const ReviewItemView = ({
  item,
  candidate,
  mode,
  onCandidate,
  onMode,
  onDecide,
  onRuleOut,
  onTakeBack,
}: ReviewItemProps) => {
  const chosen = item.candidates[candidate]?.registrant ?? null;
  return (
    <article class="panel item">
      <h2 tabIndex={-1}>{seenName(item)}</h2>
      <p class="quiet">
        {seenText(item)}, {item.event.name}, {timeText(item.at)}
      </p>
      <p class="why">
        {item.candidates.length === 0 ? 'No candidate: ' : 'Why a person must decide: '}
        {item.why.join('; ')}
      </p>
      {item.candidates.length > 0 && (
        <CandidateChoice
          candidates={item.candidates}
          chosen={candidate}
          onChoose={onCandidate}
          onRuleOut={onRuleOut}
        />
      )}
      <RuledOutList ruledOut={item.ruledOut} onTakeBack={onTakeBack} />
      <ClaimTable claim={item.claim} listed={item.listed} registrant={chosen} />
      {mode === 'search' && (
        <SearchAnother onAccept={(registrant) => onDecide({ verdict: 'accept', registrant })} />
      )}
      {mode === 'reject' && (
        <ReasonForm
          question="Why is this not a registrant?"
          usualReasons={usualReasons}
          act="Mark as not a registrant"
          onGive={(reason) => onDecide({ verdict: 'not-registrant', reason })}
        />
      )}
      <p class="buttons">
        {chosen && (
          <Button kind="main" onPress={() => onDecide({ verdict: 'accept', registrant: chosen.id })}>
            Accept {chosen.name}
          </Button>
        )}
        <Button onPress={() => onMode(mode === 'search' ? 'candidates' : 'search')}>Choose another</Button>
        <Button onPress={() => onMode(mode === 'reject' ? 'candidates' : 'reject')}>Not a registrant</Button>
      </p>
    </article>
  );
};
