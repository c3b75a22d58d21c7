import { Button, Table } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Summary } from '#shared/domain/summary';
import { CountLink } from '../../components/count-link.tsx';
import { countryName, formatNumber, formatShare } from '../../components/format.ts';
import { restByCountry } from '../../components/summary-rest.ts';
import { FLAGGED, IN_SCOPE, UNDETERMINED } from './filters.ts';
import classes from './overview.module.css';

const SHOWN = 8;

/** Items by country, most flagged first. */
export function CountryTable({ summary }: { readonly summary: Summary }): ReactElement {
  const [isWhole, setIsWhole] = useState(false);
  const rest = restByCountry(summary);
  const all =
    rest.items === 0 ? summary.byCountry : [...summary.byCountry, { ...rest, country: '' }];
  const rows = isWhole ? all : all.slice(0, SHOWN);
  return (
    <>
      <Table className={classes['table'] ?? ''} highlightOnHover aria-label="By country">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Country</Table.Th>
            <Table.Th data-num>Flagged</Table.Th>
            <Table.Th data-num>Share</Table.Th>
            <Table.Th data-num>Undetermined</Table.Th>
            <Table.Th data-num>In scope</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ country, items, flagged, undetermined }) => {
            const name = countryName(country);
            const countries = [country === '' ? null : country];
            return (
              <Table.Tr key={country}>
                <Table.Th
                  scope="row"
                  className={classes['cell'] ?? ''}
                  title={name}
                  fz="sm"
                  fw={500}
                >
                  {name}
                </Table.Th>
                <Table.Td data-num>
                  <CountLink
                    count={flagged}
                    label={`flagged items in ${name}`}
                    filter={{ ...FLAGGED, countries }}
                  />
                </Table.Td>
                <Table.Td data-num>{formatShare(flagged, items)}</Table.Td>
                <Table.Td data-num>
                  <CountLink
                    count={undetermined}
                    label={`undetermined items in ${name}`}
                    filter={{ ...UNDETERMINED, countries }}
                  />
                </Table.Td>
                <Table.Td data-num>
                  <CountLink
                    count={items}
                    label={`items in ${name}`}
                    filter={{ ...IN_SCOPE, countries }}
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {all.length > SHOWN ? (
        <Button
          mt={8}
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            setIsWhole((before) => !before);
          }}
        >
          {isWhole ? 'Show fewer' : `Show all ${formatNumber(all.length)}`}
        </Button>
      ) : null}
    </>
  );
}
