import { ActionIcon, CloseButton, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { ItemCard } from '#shared/contract/items';
import { formatMoment, formatNumber } from '../../../components/format.ts';
import { MarkedText } from '../../../components/marked-text.tsx';
import { messageOf } from '../../../components/notify.ts';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { VerdictBadge } from '../../../components/verdict-badge.tsx';
import { useData } from '../../../data/hooks.ts';
import { useInventory } from '../inventory-store.ts';
import type { TagRequest } from '../tagging/tag-modal.tsx';
import { ItemRemovalPlan } from '../../removal/item-removal-plan.tsx';
import { Facts, Section } from './facts.tsx';
import { FieldOrigins } from './field-origins.tsx';
import { FindingCard } from './finding-card.tsx';
import { ItemHistory } from './item-history.tsx';
import classes from './panel.module.css';
import { TagButtons } from './tag-buttons.tsx';
import { TagEvidence } from './tag-evidence.tsx';
import { VendorEvidence } from './vendor-evidence.tsx';

const SHORT_HASH = 12;

function titleOf({ row }: ItemCard): string {
  return row.hostname ?? row.assetId ?? row.serialNumber ?? row.model ?? `Item ${row.id}`;
}

function subtitleOf({ row }: ItemCard): string {
  return [row.serialNumber, row.model].filter((each) => each !== null).join(' · ');
}

function sourceFacts({ source, missingSince }: ItemCard) {
  return [
    { label: 'File', value: source.fileName },
    {
      label: 'Place',
      value: `row ${formatNumber(source.row)}, line ${formatNumber(source.line)}`,
    },
    { label: 'Imported', value: formatMoment(source.importedAt) },
    ...(missingSince === null
      ? []
      : [
          {
            label: 'Missing since',
            value: `${missingSince.fileName}, ${formatMoment(missingSince.importedAt)}`,
          },
        ]),
    {
      label: 'SHA-256',
      value: <span title={source.sha256}>{source.sha256.slice(0, SHORT_HASH)}…</span>,
      isCode: true,
    },
  ];
}

type CardBodyProps = { readonly card: ItemCard; readonly onTag: (request: TagRequest) => void };

function CardBody({ card, onTag }: CardBodyProps): ReactElement {
  const workspace = useData('workspace.get', {});
  const search = useInventory(({ filter }) => filter.search ?? '');
  return (
    <>
      <Section title="Why">
        {workspace.data === undefined ? null : card.findings.length === 0 ? (
          <Text size="sm" c="dimmed">
            {card.row.verdict === null
              ? 'Decommissioned equipment is out of scope: no rule is applied to it.'
              : 'No active rule speaks of this item.'}
          </Text>
        ) : (
          card.findings.map((finding) => (
            <FindingCard
              key={`${finding.policyId}/${finding.ruleId}`}
              finding={finding}
              row={card.row}
              asOf={workspace.data.asOf}
            />
          ))
        )}
      </Section>
      <Section title="Vendor">
        <VendorEvidence vendor={card.vendor} />
      </Section>
      <Section title="Tags">
        <TagEvidence card={card} />
        <TagButtons itemId={card.row.id} onTag={onTag} />
      </Section>
      <Section title="Removal">
        <ItemRemovalPlan itemId={card.row.id} />
      </Section>
      <Section title="Source">
        <Facts facts={sourceFacts(card)} />
      </Section>
      <Section title="All fields">
        <FieldOrigins card={card} />
      </Section>
      <Section title="History of this item">
        <ItemHistory history={card.history} />
      </Section>
      {card.extra.length === 0 ? null : (
        <Section title="Other columns of the file">
          <Facts
            facts={card.extra.map(({ heading, value }) => ({
              label: heading,
              value: <MarkedText text={value} search={search} />,
            }))}
          />
        </Section>
      )}
    </>
  );
}

type ItemPanelProps = {
  readonly itemId: number;
  /** Its place in the list, from 1, and how long that is; `null` while nobody knows. */
  readonly place: { readonly at: number; readonly of: number } | null;
  readonly onMove: (step: -1 | 1) => void;
  readonly onTag: (request: TagRequest) => void;
  readonly onClose: () => void;
};

/** Everything that is known of one item, and why it carries its verdict. */
export function ItemPanel({ itemId, place, onMove, onTag, onClose }: ItemPanelProps): ReactElement {
  const {
    data: card,
    error,
    refetch,
  } = useData('items.get', { id: itemId }, { keepsPrevious: true });
  return (
    <aside className={classes['panel']} aria-label="Item">
      <div className={classes['head']}>
        <div className={classes['headRow']}>
          {card === undefined ? <span /> : <VerdictBadge verdict={card.row.verdict} />}
          <div className={classes['marks']}>
            {place === null ? null : (
              <Text size="xs" c="dimmed" aria-live="polite">
                {formatNumber(place.at)} of {formatNumber(place.of)}
              </Text>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Previous item"
              aria-keyshortcuts="Alt+ArrowUp"
              title="Previous item: Alt and ↑"
              onClick={() => onMove(-1)}
            >
              <IconChevronUp size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Next item"
              aria-keyshortcuts="Alt+ArrowDown"
              title="Next item: Alt and ↓"
              onClick={() => onMove(1)}
            >
              <IconChevronDown size={18} aria-hidden />
            </ActionIcon>
            <CloseButton aria-label="Close the item" onClick={onClose} />
          </div>
        </div>
        {card === undefined ? null : (
          <>
            <h2 className={classes['title']}>
              <bdi>{titleOf(card)}</bdi>
            </h2>
            <Text size="sm" c="dimmed" className={classes['code'] ?? ''}>
              <bdi>{subtitleOf(card)}</bdi>
            </Text>
          </>
        )}
      </div>
      <div className={classes['body']} tabIndex={0} role="region" aria-label="Facts of the item">
        {error !== null && card === undefined ? (
          <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />
        ) : card === undefined ? (
          <LoadingState blocks={[120, 80, 80]} />
        ) : (
          <CardBody card={card} onTag={onTag} />
        )}
      </div>
    </aside>
  );
}
