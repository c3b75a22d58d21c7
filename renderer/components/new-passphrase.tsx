import { PasswordInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { MIN_PASSPHRASE } from '#shared/contract/signing';

/** A new passphrase as it is typed, and typed once more. */
export type TypedPassphrase = { readonly passphrase: string; readonly again: string };

export const NOTHING_TYPED: TypedPassphrase = { passphrase: '', again: '' };

/** True where a passphrase is long enough and was typed twice. */
export const isConfirmed = ({ passphrase, again }: TypedPassphrase): boolean =>
  passphrase.length >= MIN_PASSPHRASE && passphrase === again;

type NewPassphraseProps = {
  readonly label?: string;
  /** What it is for; how long it has to be is said behind it. */
  readonly description: string;
  /** True where it may be left out: the second field then waits for the first. */
  readonly isOptional?: boolean;
  readonly typed: TypedPassphrase;
  readonly onType: (typed: TypedPassphrase) => void;
};

/** Two fields for a passphrase that nobody can bring back. */
export function NewPassphrase(props: NewPassphraseProps): ReactElement {
  const { label = 'Passphrase', description, isOptional = false, typed, onType } = props;
  const { passphrase, again } = typed;
  const isShort = passphrase !== '' && passphrase.length < MIN_PASSPHRASE;
  const differs = again !== '' && again !== passphrase;
  return (
    <>
      <PasswordInput
        label={label}
        description={`${description} At least ${MIN_PASSPHRASE} characters.`}
        value={passphrase}
        error={isShort ? `At least ${MIN_PASSPHRASE} characters` : null}
        onChange={(event) => onType({ ...typed, passphrase: event.currentTarget.value })}
        data-autofocus={!isOptional}
      />
      {isOptional && passphrase === '' ? null : (
        <PasswordInput
          label="Passphrase once more"
          value={again}
          error={differs ? 'This is another passphrase' : null}
          onChange={(event) => onType({ ...typed, again: event.currentTarget.value })}
        />
      )}
    </>
  );
}
