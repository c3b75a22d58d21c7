import { IconBroadcast, IconServer2, IconTagOff, type TablerIcon } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Placement } from '#shared/domain/item';
import classes from './tone.module.css';
import { placementWords } from './words.ts';

const icons: Record<Placement, TablerIcon> = {
  core: IconServer2,
  edge: IconBroadcast,
  untagged: IconTagOff,
};

type PlacementBadgeProps = { readonly placement: Placement };

/** Core, edge or untagged as sign, colour and word. */
export function PlacementBadge({ placement }: PlacementBadgeProps): ReactElement {
  const Icon = icons[placement];
  return (
    <span className={`${classes['badge']} ${classes[placement]}`}>
      <Icon size={14} aria-hidden />
      <span className={classes['word']}>{placementWords[placement]}</span>
    </span>
  );
}
