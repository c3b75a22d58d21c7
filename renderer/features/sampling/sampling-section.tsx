import { Button, Group, Select } from '@mantine/core';
import { IconClipboardCheck, IconPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { plural } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { ImportFirst } from '../import/import-first.tsx';
import { DrawDialog } from './draw-dialog.tsx';
import { SampleFacts } from './sample-facts.tsx';
import classes from './sampling.module.css';
import { TickSheet } from './tick-sheet.tsx';

/** Samples of items that are looked at on their sites, and what that says of the register. */
export function SamplingSection(): ReactElement {
  const { data, error, refetch } = useData('samples.list', {}, { keepsPrevious: true });
  const { data: workspace } = useData('workspace.get', {});
  const [isDrawing, setIsDrawing] = useState(false);
  const [chosenId, setChosenId] = useState<number | null>(null);
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined || workspace === undefined) return <LoadingState blocks={[160, 320]} />;
  const sample = data.find(({ id }) => id === chosenId) ?? data[0];
  const dialog = (
    <DrawDialog
      isOpen={isDrawing}
      onClose={() => setIsDrawing(false)}
      onDrawn={(id) => setChosenId(id)}
    />
  );
  if (sample === undefined && workspace.items === 0) {
    return (
      <ImportFirst
        title="Nothing to look at yet"
        text="Chance picks items of an inventory, and people look at them on their sites with a tick sheet."
      />
    );
  }
  if (sample === undefined) {
    return (
      <>
        <EmptyState
          icon={IconClipboardCheck}
          title="No sample yet"
          text="Chance picks items, people look at them on their sites with a tick sheet, and what they find says how far the register can be believed."
          action={<Button onClick={() => setIsDrawing(true)}>Draw a sample</Button>}
        />
        {dialog}
      </>
    );
  }
  return (
    <>
      <Group justify="space-between" mb="md">
        <Select
          aria-label="Sample"
          className={classes['choice'] ?? ''}
          allowDeselect={false}
          data={data.map(({ id, name, size, tally, withdrawnBecause }) => ({
            value: String(id),
            label: `${name} (${withdrawnBecause === null ? `${plural(size, 'item')}, ${tally.open} open` : 'withdrawn'})`,
          }))}
          value={String(sample.id)}
          onChange={(value) => setChosenId(value === null ? null : Number(value))}
        />
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsDrawing(true)}>
          Draw a sample
        </Button>
      </Group>
      <SampleFacts key={sample.id} sample={sample} />
      <TickSheet key={`sheet ${sample.id}`} sample={sample} />
      {dialog}
    </>
  );
}
