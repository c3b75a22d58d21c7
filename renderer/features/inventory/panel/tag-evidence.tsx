import { Group } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { ItemCard } from '#shared/contract/items';
import { FUNCTIONS } from '#shared/domain/item';
import { PlacementBadge } from '../../../components/placement-badge.tsx';
import { TagOrigin } from '../../../components/tag-origin.tsx';
import { functionWords } from '../../../components/words.ts';
import { whenAndWho } from './when-and-who.ts';
import { Facts } from './facts.tsx';
import classes from './panel.module.css';

type Evidence = ItemCard['placement'];

function withOrigin(value: ReactNode, { by, evidence, at, who }: Evidence): ReactNode {
  const since = whenAndWho({ at, who });
  return (
    <>
      <Group gap={8}>
        {value}
        <TagOrigin origin={by} />
      </Group>
      {evidence === null ? null : (
        <div className={classes['dimmed']}>
          <bdi>{evidence}</bdi>
        </div>
      )}
      {since === null ? null : (
        <div className={classes['dimmed']}>
          <bdi>{since}</bdi>
        </div>
      )}
    </>
  );
}

function functionLabel(value: string | null): string {
  const known = FUNCTIONS.find((each) => each === value);
  return known === undefined ? (value ?? '–') : functionWords[known];
}

type TagEvidenceProps = { readonly card: ItemCard };

/** The tags that decide rules, each with who set it and why. */
export function TagEvidence({ card }: TagEvidenceProps): ReactElement {
  return (
    <Facts
      facts={[
        {
          label: 'Placement',
          value: withOrigin(<PlacementBadge placement={card.row.placement} />, card.placement),
        },
        {
          label: 'Function',
          value: withOrigin(<span>{functionLabel(card.function.value)}</span>, card.function),
        },
        {
          label: 'Generation',
          value: withOrigin(<span>{card.generation.value ?? '–'}</span>, card.generation),
        },
      ]}
    />
  );
}
