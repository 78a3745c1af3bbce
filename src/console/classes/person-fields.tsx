import { useState } from 'preact/hooks';
import { type Claim, claimFrom } from '#domain/claim.ts';
import { Button } from '../../ui/button.tsx';

interface PersonFieldsProps {
  claim: Claim;
  /** The button's words. */
  act: string;
  onGive: (claim: Claim) => void;
}

const shown = [
  ['full_name', 'Name'],
  ['registrant_number', 'Registrant number'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
] as const;

const nameOf = ({ full_name, given_name, surname }: Claim): string =>
  full_name ?? [given_name, surname].filter(Boolean).join(' ');

/** Who somebody is, as far as the roster says. What stands in no field here stays as it is. */
export const PersonFields = ({ claim, act, onGive }: PersonFieldsProps) => {
  const [fields, setFields] = useState<Claim>({ ...claim, full_name: nameOf(claim) });
  const [missing, setMissing] = useState(false);
  const give = (): void => {
    const { given_name, surname, ...rest } = fields;
    const isSameName = nameOf(claim) === fields.full_name;
    const given = isSameName ? { ...fields, full_name: claim.full_name } : rest;
    const clean = claimFrom(Object.entries(given) as [keyof Claim, string | undefined][]);
    setMissing(clean === null || nameOf(clean) === '');
    if (clean !== null && nameOf(clean) !== '') onGive(clean);
  };
  return (
    <form
      class="person-fields"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        give();
      }}
    >
      {missing && (
        <p class="trouble" role="alert">
          Write a name.
        </p>
      )}
      {shown.map(([field, label]) => (
        <label key={field} class="field">
          <span>{label}</span>
          <input
            type="text"
            value={fields[field] ?? ''}
            onInput={(typed) => setFields({ ...fields, [field]: typed.currentTarget.value })}
          />
        </label>
      ))}
      <Button type="submit">{act}</Button>
    </form>
  );
};
