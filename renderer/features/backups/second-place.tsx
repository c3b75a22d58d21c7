import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { BackupState } from '#shared/contract/backups';
import { plural } from '../../components/format.ts';
import { showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';

type SecondPlaceProps = Pick<BackupState, 'hasSecondPlace' | 'inSecondPlace'>;

function describe({ hasSecondPlace, inSecondPlace }: SecondPlaceProps): string {
  if (!hasSecondPlace) {
    return 'Backups lie beside the workspace. A copy of each on another disk survives the loss of this one.';
  }
  if (inSecondPlace === null) return 'The second place cannot be reached now.';
  return `A copy of each backup goes to a second place, which holds ${plural(inSecondPlace, 'backup')}.`;
}

/** Chooses another folder, best on another disk, that gets a copy of each backup. */
export function SecondPlace(props: SecondPlaceProps): ReactElement {
  const queries = useQueryClient();
  const onSettled = (): Promise<void> => queries.invalidateQueries({ queryKey: ['backups.list'] });
  const choose = useMutation({
    mutationFn: () => callApp('backups.choosePlace', {}),
    onError: showError,
    onSettled,
  });
  const forget = useMutation({
    mutationFn: () => callApp('backups.forgetPlace', {}),
    onError: showError,
    onSettled,
  });
  return (
    <Group gap="sm">
      <Text size="sm" c="dimmed" flex={1} miw={280}>
        {describe(props)}
      </Text>
      <Button size="xs" variant="default" onClick={() => choose.mutate()}>
        {props.hasSecondPlace ? 'Change the second place…' : 'Choose a second place…'}
      </Button>
      {props.hasSecondPlace ? (
        <Button size="xs" variant="subtle" onClick={() => forget.mutate()}>
          No second place
        </Button>
      ) : null}
    </Group>
  );
}
