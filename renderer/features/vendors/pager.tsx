import { Group, Pagination, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { formatNumber } from '../../components/format.ts';
import type { Paged } from './use-paged.ts';

type PagerProps = {
  readonly label: string;
  readonly total: number;
  readonly pageSize: number;
  readonly paged: Paged<unknown>;
};

/** Which part of a list is shown, and the way to the others; nothing where there is one page. */
export function Pager({ label, total, pageSize, paged }: PagerProps): ReactElement | null {
  if (paged.pages === 1) return null;
  const first = (paged.page - 1) * pageSize + 1;
  return (
    <Group justify="space-between" mt="xs">
      <Text size="xs" c="dimmed" className="num">
        {formatNumber(first)} – {formatNumber(first + paged.rows.length - 1)} of{' '}
        {formatNumber(total)}
      </Text>
      <Pagination
        size="sm"
        total={paged.pages}
        value={paged.page}
        onChange={paged.setPage}
        aria-label={`Pages of ${label}`}
        getItemProps={(page) => ({ 'aria-label': `Page ${formatNumber(page)}` })}
        getControlProps={(control) => ({ 'aria-label': `${control} page` })}
      />
    </Group>
  );
}
