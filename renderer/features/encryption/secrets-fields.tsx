import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { NewSecrets } from '#shared/contract/encryption';
import {
  isConfirmed,
  NewPassphrase,
  NOTHING_TYPED,
  type TypedPassphrase,
} from '../../components/new-passphrase.tsx';
import { showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';

type SecretsFieldsProps = {
  /** Hears what was chosen; `null` while something is missing or not confirmed. */
  readonly onChange: (secrets: NewSecrets | null) => void;
};

type Typed = TypedPassphrase & {
  readonly recoveryKey: string | null;
  readonly typedBack: string;
};

const signsOf = (text: string): string => text.toUpperCase().replaceAll(/[\s-]/gu, '');

/** The last two groups, which the operator types back: a key that is not at hand opens nothing. */
const endOf = (recoveryKey: string): string => signsOf(recoveryKey).slice(-8);

const isTypedBack = ({ recoveryKey, typedBack }: Typed): boolean =>
  recoveryKey === null || signsOf(typedBack) === endOf(recoveryKey);

function chosenIn(typed: Typed): NewSecrets | null {
  const { passphrase, recoveryKey } = typed;
  return isConfirmed(typed) && isTypedBack(typed) ? { passphrase, recoveryKey } : null;
}

function RecoveryKey({
  typed,
  onType,
}: {
  readonly typed: Typed;
  readonly onType: (typedBack: string) => void;
}): ReactElement {
  const isWrong = typed.typedBack.length >= 8 && !isTypedBack(typed);
  return (
    <Stack gap={6}>
      <Text size="sm">
        Write this down or print it, and keep it away from the computer. It is shown this once.
      </Text>
      <Code block fz="sm" aria-label="Recovery key">
        {typed.recoveryKey}
      </Code>
      <TextInput
        label="Its last two groups, typed back"
        value={typed.typedBack}
        error={isWrong ? 'These are not its last two groups' : null}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    </Stack>
  );
}

/** A passphrase, twice, and a recovery key where the operator wants one. */
export function SecretsFields({ onChange }: SecretsFieldsProps): ReactElement {
  const [typed, setTyped] = useState<Typed>({
    ...NOTHING_TYPED,
    recoveryKey: null,
    typedBack: '',
  });
  const type = (change: Partial<Typed>): void => {
    const next = { ...typed, ...change };
    setTyped(next);
    onChange(chosenIn(next));
  };
  const make = useMutation({
    mutationFn: () => callApp('encryption.newRecoveryKey', {}),
    onSuccess: ({ recoveryKey }) => type({ recoveryKey, typedBack: '' }),
    onError: showError,
  });
  return (
    <Stack gap="sm">
      <NewPassphrase description="Nobody can bring it back." typed={typed} onType={type} />
      {typed.recoveryKey === null ? (
        <Group gap="sm">
          <Text size="sm" c="dimmed" flex={1} miw={200}>
            A recovery key opens the workspace where the passphrase is forgotten.
          </Text>
          <Button
            size="xs"
            variant="default"
            loading={make.isPending}
            onClick={() => make.mutate()}
          >
            Make a recovery key
          </Button>
        </Group>
      ) : (
        <>
          <RecoveryKey typed={typed} onType={(typedBack) => type({ typedBack })} />
          <Group justify="flex-end">
            <Button
              size="xs"
              variant="subtle"
              onClick={() => type({ recoveryKey: null, typedBack: '' })}
            >
              No recovery key
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
