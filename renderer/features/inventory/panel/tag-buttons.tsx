import { Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { TagRequest } from '../tagging/tag-modal.tsx';

type TagButtonsProps = {
  readonly itemId: number;
  readonly onTag: (request: TagRequest) => void;
};

/** Tags the one item of the panel, whatever the filter of the table is. */
export function TagButtons({ itemId, onTag }: TagButtonsProps): ReactElement {
  const filter = { itemId };
  return (
    <Group gap={8} mt={12} role="group" aria-label="Tag only this item">
      <Text size="xs" c="dimmed" aria-hidden>
        Tag as
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        title="Tag only this item as core"
        onClick={() => onTag({ filter, set: { placement: 'core' } })}
      >
        Core
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        title="Tag only this item as edge"
        onClick={() => onTag({ filter, set: { placement: 'edge' } })}
      >
        Edge
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => onTag({ filter })}>
        Change this item…
      </Button>
    </Group>
  );
}
