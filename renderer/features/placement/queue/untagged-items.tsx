import { useState, type ReactElement } from 'react';
import { Segments } from '../../../components/segments.tsx';
import { FACET_LABELS } from '../../inventory/filters/facet-words.ts';
import type { TagRequest } from '../../inventory/tagging/tag-modal.tsx';
import classes from '../placement.module.css';
import { GROUPINGS, UntaggedGroups, type Grouping } from '../untagged-groups.tsx';
import { PlacementQueueView } from './placement-queue.tsx';

const QUEUE = 'queue';

/** The untagged items: as a queue for the keyboard, or by one property. */
export function UntaggedItems({
  onTag,
}: {
  readonly onTag: (request: TagRequest) => void;
}): ReactElement {
  const [grouping, setGrouping] = useState<Grouping | null>(null);
  return (
    <section aria-label="Untagged items">
      <div className={classes['groupHead']}>
        <h2 className={classes['groupTitle']}>Untagged items</h2>
        <Segments
          size="xs"
          aria-label="Group by"
          data={[
            { value: QUEUE, label: 'Queue' },
            ...GROUPINGS.map((value) => ({
              value,
              label: `By ${FACET_LABELS[value].toLowerCase()}`,
            })),
          ]}
          value={grouping ?? QUEUE}
          onChange={(value) => setGrouping(GROUPINGS.find((each) => each === value) ?? null)}
        />
      </div>
      {grouping === null ? (
        <PlacementQueueView />
      ) : (
        <UntaggedGroups key={grouping} grouping={grouping} onTag={onTag} />
      )}
    </section>
  );
}
