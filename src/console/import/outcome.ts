/** What became of an import, in words. Pure. */
import type { ImportOutcome } from '#domain/quarantine-api.ts';
import { count } from '../words.ts';

/** "Booth 7: 50 records, 48 stored, 2 already here" */
export const outcomeText = ({ station, records, stored, duplicate, quarantined }: ImportOutcome): string => {
  const refused = records - stored - duplicate - quarantined;
  return [
    `${station}: ${count(records, 'record', 'records')}`,
    ...(stored > 0 ? [`${stored} stored`] : []),
    ...(duplicate > 0 ? [`${duplicate === records ? 'all' : duplicate} already here`] : []),
    ...(quarantined > 0 ? [`${quarantined} in quarantine`] : []),
    ...(refused > 0 ? [`${refused} could not be stored: import it again`] : []),
  ].join(', ');
};
