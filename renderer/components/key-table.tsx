import { Group, Kbd, Table } from '@mantine/core';
import type { ReactElement } from 'react';

/** Keys that are pressed together or one instead of the other, and what they do. */
export type KeyRow = { readonly keys: readonly string[]; readonly what: string };

/** Keys beside what they do, one row each. */
export function KeyTable({ rows }: { readonly rows: readonly KeyRow[] }): ReactElement {
  return (
    <Table>
      <Table.Tbody>
        {rows.map(({ keys, what }) => (
          <Table.Tr key={what}>
            <Table.Td w={120}>
              <Group gap={4} wrap="nowrap">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </Group>
            </Table.Td>
            <Table.Td>{what}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
