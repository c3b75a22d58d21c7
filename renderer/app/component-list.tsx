import { ScrollArea, Stack, Table, Text, Title } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { SearchField } from '../components/search-field.tsx';
import { ErrorState, LoadingState } from '../components/states.tsx';
import { useApp } from '../data/hooks.ts';

const HEIGHT = 240;

/** What the program is made of, with versions and licences, narrowed by a search. */
export function ComponentList(): ReactElement {
  const { data, error, refetch } = useApp('app.components', {});
  const [search, setSearch] = useState('');
  if (error !== null) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const wanted = search.trim().toLowerCase();
  const shown = data.filter(({ name, version, licence }) =>
    `${name} ${version} ${licence}`.toLowerCase().includes(wanted),
  );
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        Components
      </Title>
      <SearchField placeholder="Search components" value={search} onChange={setSearch} />
      <Text size="sm" role="status">
        {`${shown.length} of ${data.length} components`}
      </Text>
      <ScrollArea
        h={HEIGHT}
        type="auto"
        viewportProps={{ tabIndex: 0, 'aria-label': 'Components' }}
      >
        <Table aria-label="Components" stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Component</Table.Th>
              <Table.Th data-num>Version</Table.Th>
              <Table.Th>Licence</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ name, version, licence }) => (
              <Table.Tr key={`${name} ${version}`}>
                <Table.Td>{name}</Table.Td>
                <Table.Td data-num>{version}</Table.Td>
                <Table.Td>{licence}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Stack>
  );
}
