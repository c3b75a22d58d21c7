import { Badge, Button, Group, Modal, ScrollArea, Stack, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { RegistryDifference } from '#shared/contract/registry';
import { formatDate, formatNumber, plural } from '../../../components/format.ts';
import { spanWords } from './owner-words.ts';
import classes from './registry.module.css';

const MOST_HEIGHT = 260;

/** What would follow, one count a line; what would not change is left out. */
function countsOf({ items, textCount, owners, signs, unreadItems }: RegistryDifference): string[] {
  const all: readonly (readonly [number, string])[] = [
    [
      textCount,
      `${plural(textCount, 'name')} on ${plural(items, 'item')} would lead to another vendor.`,
    ],
    [
      owners.length,
      `${plural(owners.length, 'statement')} of who owns a vendor with items would be new or gone.`,
    ],
    [
      signs,
      `${plural(signs, 'enterprise number')} that items answer under would point to another vendor.`,
    ],
    [
      unreadItems,
      unreadItems === 1
        ? '1 item was not read yet for what it says of its maker itself, by its object id or software; it would be.'
        : `${formatNumber(unreadItems)} items were not read yet for what they say of their maker themselves, by object id or software; they would be.`,
    ],
  ];
  return all.flatMap(([count, words]) => (count === 0 ? [] : [words]));
}

function Names({ difference }: { readonly difference: RegistryDifference }): ReactElement | null {
  const { texts, textCount } = difference;
  if (texts.length === 0) return null;
  return (
    <section aria-label="Names that would lead elsewhere">
      <Text size="sm" fw={600} mb={4}>
        Names
      </Text>
      <ScrollArea.Autosize mah={MOST_HEIGHT} type="auto" viewportProps={{ tabIndex: 0 }}>
        <Table stickyHeader aria-label="Names that would lead elsewhere">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>As written</Table.Th>
              <Table.Th>Leads to now</Table.Th>
              <Table.Th>Would lead to</Table.Th>
              <Table.Th data-num>Items</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {texts.map(({ text, from, to, items }) => (
              <Table.Tr key={text}>
                <Table.Td className={classes['text'] ?? ''}>
                  <bdi>{text}</bdi>
                </Table.Td>
                <Table.Td className={classes['text'] ?? ''} c="dimmed">
                  <bdi>{from ?? 'nobody'}</bdi>
                </Table.Td>
                <Table.Td className={classes['text'] ?? ''}>
                  <bdi>{to ?? 'nobody'}</bdi>
                </Table.Td>
                <Table.Td data-num>{formatNumber(items)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {textCount > texts.length ? (
        <Text size="xs" c="dimmed" mt={4}>
          The first {formatNumber(texts.length)} of {formatNumber(textCount)} names.
        </Text>
      ) : null}
    </section>
  );
}

function Owners({ owners }: Pick<RegistryDifference, 'owners'>): ReactElement | null {
  if (owners.length === 0) return null;
  return (
    <section aria-label="Ownership">
      <Text size="sm" fw={600} mb={4}>
        Ownership
      </Text>
      <ScrollArea.Autosize mah={MOST_HEIGHT} type="auto" viewportProps={{ tabIndex: 0 }}>
        <Table aria-label="Ownership that would be new or gone">
          <Table.Tbody>
            {owners.map((each) => (
              <Table.Tr key={JSON.stringify(each)}>
                <Table.Td className={classes['text'] ?? ''}>
                  <bdi>{each.supplier}</bdi> belongs to <bdi>{each.owner}</bdi>{' '}
                  <Text span inherit c="dimmed">
                    {spanWords(each)}
                  </Text>
                </Table.Td>
                <Table.Td w={72} ta="right">
                  <Badge size="sm" variant={each.is === 'new' ? 'light' : 'default'}>
                    {each.is}
                  </Badge>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </section>
  );
}

type RegistryModalProps = {
  /** `null` keeps the dialog closed. */
  readonly difference: RegistryDifference | null;
  readonly isTaking: boolean;
  readonly onTake: () => void;
  readonly onClose: () => void;
};

/** What taking the program's supplier registry would change in the workspace. */
export function RegistryModal(props: RegistryModalProps): ReactElement {
  const { difference, isTaking, onTake, onClose } = props;
  return (
    <Modal
      opened={difference !== null}
      onClose={onClose}
      title="What the newer registry would change"
      size="xl"
    >
      {difference === null ? null : (
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            Registry {difference.to} with facts as of {formatDate(difference.asOf)}, in place of{' '}
            {difference.from}. What you decided yourself stays.
          </Text>
          <ul className={classes['list']}>
            {countsOf(difference).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <Names difference={difference} />
          <Owners owners={difference.owners} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} data-autofocus>
              Not now
            </Button>
            <Button loading={isTaking} onClick={onTake}>
              Take it
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
