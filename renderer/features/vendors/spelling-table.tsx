import { Button, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Vendor } from '#shared/contract/vendors';
import { useNavigation } from '../../app/navigation.ts';
import { formatNumber, plural } from '../../components/format.ts';
import { resolutionWords } from '../../components/resolution-words.ts';
import { TagOrigin } from '../../components/tag-origin.tsx';
import { SupplierPicker } from './supplier-picker.tsx';
import { OwnNames } from './own-names.tsx';
import { useAssign } from './use-assign.ts';
import { useTeach } from './use-teach.ts';
import classes from './vendors.module.css';

const FIRST_SHOWN = 50;

type Spelling = Vendor['spellings'][number];

function resolution({ by, matchedName, step }: Spelling): string {
  if (by === 'person') return 'chosen by a person';
  return resolutionWords(step, matchedName);
}

/** Items of the vendor that no spelling stands for, and how they got there. */
function Unspelled({ vendor }: SpellingTableProps): ReactElement | null {
  const { byPerson, bySign, bySettled } = vendor;
  const words = [
    ...(bySign === 0
      ? []
      : [
          `${plural(bySign, 'item names', 'items name')} no manufacturer; the enterprise number tells the vendor.`,
        ]),
    ...(bySettled === 0
      ? []
      : [
          `${plural(bySettled, 'item is', 'items are')} of it by your decisions on labels that say another maker.`,
        ]),
    ...(byPerson === 0
      ? []
      : [`${plural(byPerson, 'item was', 'items were')} given to it one by one by a person.`]),
  ];
  if (words.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {words.join(' ')}
    </Text>
  );
}

type SpellingTableProps = { readonly vendor: Vendor };

/** The manufacturer texts that lead to a supplier, and how each got there. */
export function SpellingTable({ vendor }: SpellingTableProps): ReactElement {
  const [shown, setShown] = useState(FIRST_SHOWN);
  const { assign, pendingIds } = useAssign();
  const teaching = useTeach();
  const go = useNavigation((state) => state.go);
  const hidden = vendor.spellings.length - shown;
  return (
    <div className={classes['spellings']}>
      {vendor.note === null ? null : (
        <Text size="xs" c="dimmed" pt="xs">
          {vendor.note}
        </Text>
      )}
      <Table withRowBorders={false} verticalSpacing={4} aria-label={`Spellings of ${vendor.name}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>As written</Table.Th>
            <Table.Th>How resolved</Table.Th>
            <Table.Th data-num>Items</Table.Th>
            <Table.Th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {vendor.spellings.slice(0, shown).map((spelling) => (
            <Table.Tr key={spelling.manufacturerId}>
              <Table.Td className={classes['text'] ?? ''}>
                <bdi>{spelling.text}</bdi>
              </Table.Td>
              <Table.Td c="dimmed">
                <Group gap={8} wrap="nowrap" align="flex-start">
                  <TagOrigin origin={spelling.by} isIconOnly />
                  <bdi>{resolution(spelling)}</bdi>
                </Group>
              </Table.Td>
              <Table.Td data-num>{formatNumber(spelling.items)}</Table.Td>
              <Table.Td className={classes['actions'] ?? ''}>
                <Group gap={8} wrap="nowrap" justify="flex-end">
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={`Show items written ${spelling.text}`}
                    onClick={() =>
                      go('inventory', { filter: { manufacturerIds: [spelling.manufacturerId] } })
                    }
                  >
                    Show items
                  </Button>
                  {spelling.by === 'person' ? null : (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={`${spelling.text} is not ${vendor.name}`}
                      disabled={teaching.isPending}
                      onClick={() => teaching.teach(vendor, spelling.text, 'not')}
                    >
                      Not this vendor
                    </Button>
                  )}
                  <SupplierPicker
                    label="Reassign"
                    description={spelling.text}
                    newName={spelling.text}
                    isBusy={pendingIds.includes(spelling.manufacturerId)}
                    onPick={(to) => assign([spelling.manufacturerId], to)}
                  />
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Unspelled vendor={vendor} />
      <OwnNames vendor={vendor} />
      {hidden > 0 ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setShown(shown + FIRST_SHOWN)}>
          Show more ({formatNumber(hidden)} left)
        </Button>
      ) : null}
    </div>
  );
}
