import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { ANNEXES } from '#shared/domain/annex';
import { useExport } from '../../inventory/export/export-job.ts';
import { saveAnnex } from './annex-job.ts';
import { annexWords } from './annex-words.ts';

/** Each annex as a file of its own. */
export function AnnexesTab(): ReactElement {
  const [hasUndetermined, setUndetermined] = useState(true);
  const isBusy = useExport(({ job }) => job !== null);
  return (
    <Stack gap="md">
      <Checkbox
        label="Undetermined items beside the flagged ones"
        checked={hasUndetermined}
        onChange={(event) => setUndetermined(event.currentTarget.checked)}
      />
      {ANNEXES.map((annex) => (
        <Group key={annex} justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text size="sm">{annexWords[annex].label}</Text>
            <Text size="xs" c="dimmed">
              {annexWords[annex].about}
            </Text>
          </div>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isBusy}
            aria-label={`Save ${annexWords[annex].label}`}
            onClick={() => void saveAnnex(annex, hasUndetermined)}
          >
            Save
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
