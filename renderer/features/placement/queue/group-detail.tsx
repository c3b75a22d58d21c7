import { Alert, Button, Group, Kbd, Table } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PlacementGroup, PlacementQueue } from '#shared/contract/placement';
import { formatNumber, plural } from '../../../components/format.ts';
import notice from '../../../components/notice.module.css';
import { EffectCard } from './effect-card.tsx';
import { detailsOf, proposalWords, reasonWords, titleOf } from './group-words.ts';
import classes from './queue.module.css';
import type { Choice } from './sitting.ts';

type GroupDetailProps = {
  readonly group: PlacementGroup;
  readonly queue: PlacementQueue;
  readonly onTag: (placement: Choice) => void;
  readonly onSkip: () => void;
  readonly onShowItems: () => void;
};

function Models({ group }: { group: PlacementGroup }): ReactElement | null {
  if (group.modelCount < 2) return null;
  const others = group.modelCount - group.models.length;
  return (
    <p className={classes['models']}>
      {plural(group.modelCount, 'model')}: <bdi>{group.models.join(', ')}</bdi>
      {others > 0 ? ` and ${formatNumber(others)} more` : ''}
    </p>
  );
}

/** The focused group: what tagging it does, why it is not tagged, and what it looks like. */
export function GroupDetail(props: GroupDetailProps): ReactElement {
  const { group, queue, onTag, onSkip, onShowItems } = props;
  const proposal = proposalWords(group);
  return (
    <div className={classes['detail']} role="group" aria-label="Focused group">
      <div className={classes['detailHead']}>
        <h3 className={classes['detailTitle']}>
          <bdi>{titleOf(group)}</bdi>
        </h3>
        <span className={classes['detailCount']}>{plural(group.items, 'item')}</span>
      </div>
      <p className={classes['models']}>
        <bdi>{detailsOf(group).join(' · ')}</bdi>
      </p>
      <Models group={group} />
      {proposal === null ? null : (
        <Alert
          mt="sm"
          p="xs"
          icon={<IconBulb aria-hidden />}
          {...(group.proposal === null && {
            classNames: { root: notice['warning'] ?? '', icon: notice['warningIcon'] ?? '' },
          })}
        >
          <bdi>{proposal}</bdi>
        </Alert>
      )}
      <div className={classes['effects']}>
        {(['core', 'edge'] as const).map((placement) => (
          <EffectCard
            key={placement}
            group={group}
            totals={queue}
            placement={placement}
            onTag={() => onTag(placement)}
          />
        ))}
      </div>
      <p className={classes['caption']}>
        Of {plural(queue.inScope, 'item')} in scope, under the active policies.
        {queue.hasCaps ? ' Shares that a rule caps are measured anew after the tag.' : ''}
      </p>
      <Group gap={8} mt="sm">
        <Button
          size="compact-sm"
          variant="default"
          rightSection={
            <Kbd aria-hidden size="xs">
              S
            </Kbd>
          }
          onClick={onSkip}
        >
          Skip
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          rightSection={
            <Kbd aria-hidden size="xs">
              Enter
            </Kbd>
          }
          onClick={onShowItems}
        >
          Show items
        </Button>
      </Group>
      <h4 className={classes['why']}>Why it is not tagged</h4>
      <p className={classes['models']}>
        {reasonWords(group)}
        {group.ambiguity?.note === null || group.ambiguity === null
          ? ''
          : ` ${group.ambiguity.note}`}
      </p>
      {group.examples.length === 0 ? null : (
        <>
          <h4 className={classes['why']}>
            {group.examples.length === group.items ? 'Items' : 'Some of the items'}
          </h4>
          <Table aria-label="Examples" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Host name</Table.Th>
                <Table.Th>Model</Table.Th>
                <Table.Th>Site</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {group.examples.map(({ id, hostname, model, site }) => (
                <Table.Tr key={id}>
                  {[
                    ['hostname', hostname],
                    ['model', model],
                    ['site', site],
                  ].map(([field, value]) => (
                    <Table.Td key={field} className={classes['cell'] ?? ''}>
                      <bdi>{value ?? '–'}</bdi>
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </div>
  );
}
