import { Badge, Button, Table, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { Vendor } from '#shared/contract/vendors';
import { useNavigation } from '../../app/navigation.ts';
import { countryName, formatNumber } from '../../components/format.ts';
import { Owners } from './own/owners.tsx';
import { SpellingTable } from './spelling-table.tsx';
import classes from './vendors.module.css';

type VendorRowProps = { readonly vendor: Vendor };

/** One supplier with its counts; opens to the spellings that lead to it. */
export function VendorRow({ vendor }: VendorRowProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const go = useNavigation((state) => state.go);
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <UnstyledButton
            className={classes['toggle'] ?? ''}
            fz="sm"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            <IconChevronRight
              className={classes['chevron'] ?? ''}
              data-open={isOpen}
              size={14}
              aria-hidden
            />
            <bdi className={classes['text']}>{vendor.name}</bdi>
            {vendor.isOwn ? (
              <Badge size="xs" variant="default" radius="sm" tt="none" flex="none">
                yours
              </Badge>
            ) : null}
          </UnstyledButton>
        </Table.Td>
        <Table.Td c="dimmed">
          <bdi>{vendor.parentName ?? '–'}</bdi>
        </Table.Td>
        <Table.Td c="dimmed">
          {vendor.country === null ? '–' : countryName(vendor.country)}
        </Table.Td>
        <Table.Td data-num>{formatNumber(vendor.spellings.length)}</Table.Td>
        <Table.Td data-num>{formatNumber(vendor.items)}</Table.Td>
        <Table.Td data-num {...(vendor.flagged === 0 ? { c: 'dimmed' } : { fw: 600 })}>
          {formatNumber(vendor.flagged)}
        </Table.Td>
        <Table.Td className={classes['actions'] ?? ''}>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`Show items of ${vendor.name}`}
            onClick={() => go('inventory', { filter: { suppliers: [vendor.supplierId] } })}
          >
            Show items
          </Button>
        </Table.Td>
      </Table.Tr>
      {isOpen ? (
        <Table.Tr>
          <Table.Td colSpan={7} p={0}>
            <Owners vendor={vendor} />
            <SpellingTable vendor={vendor} />
          </Table.Td>
        </Table.Tr>
      ) : null}
    </>
  );
}
