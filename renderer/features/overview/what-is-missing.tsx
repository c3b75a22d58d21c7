import { Button, Table, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { MissingFacts } from '#shared/contract/missing-facts';
import type { ItemFilter, LackedFact } from '#shared/domain/filter';
import { missingKey, type MissingFact } from '#shared/domain/missing';
import { useDialogs } from '../../app/dialogs.ts';
import { useNavigation, type Screen } from '../../app/navigation.ts';
import { CountLink } from '../../components/count-link.tsx';
import { formatNumber, plural } from '../../components/format.ts';
import { missingWords } from '../../components/missing-words.ts';
import { useData } from '../../data/hooks.ts';
import { UNDETERMINED } from './filters.ts';
import classes from './overview.module.css';

const SHOWN = 6;
/** As many rules as a filter may name. */
const MAX_RULES = 1000;

type Row = MissingFacts['facts'][number];

function lackedFactOf({ fact }: MissingFact): LackedFact | null {
  switch (fact) {
    case 'answer':
    case 'operator':
    case 'headquarters':
    case 'territory':
    case 'suppliersAround':
      return null;
    default:
      return fact;
  }
}

/** The items that lack a fact, as far as a filter can tell them. */
function filterOf({ missing, rules }: Row): ItemFilter {
  const lacked = lackedFactOf(missing);
  return {
    ...UNDETERMINED,
    undeterminedBy: rules.slice(0, MAX_RULES),
    ...(lacked === null ? {} : { lacks: [lacked] }),
  };
}

type Place = { readonly label: string; readonly screen: Screen };

/** Where a fact is given; the others come with the next file, or by tags in the inventory. */
function placeOf({ fact }: MissingFact): Place | null {
  switch (fact) {
    case 'supplier':
    case 'headquarters':
      return { label: 'Resolve', screen: 'vendors' };
    case 'placement':
      return { label: 'Tag', screen: 'placement' };
    case 'answer':
      return { label: 'Answer', screen: 'policies' };
    case 'operator':
      return { label: 'Give it', screen: 'policies' };
    default:
      return null;
  }
}

function Remedy({ row }: { readonly row: Row }): ReactElement | null {
  const go = useNavigation((state) => state.go);
  const show = useDialogs((state) => state.show);
  const { label } = missingWords(row.missing);
  const place = placeOf(row.missing);
  const isCountry = row.missing.fact === 'country';
  const words = isCountry ? 'Set a home country' : (place?.label ?? 'Show');
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-label={`${words}: ${label}`}
      onClick={() => {
        if (isCountry) show('settings');
        else if (place === null) go('inventory', { filter: filterOf(row) });
        else go(place.screen);
      }}
    >
      {words}
    </Button>
  );
}

function MissingRow({ row }: { readonly row: Row }): ReactElement {
  const { alone, among, missing, rules } = row;
  const { label } = missingWords(missing);
  // Only what items lack themselves can be told by a filter exactly.
  const isExact = lackedFactOf(missing) !== null;
  return (
    <Table.Tr>
      <Table.Th scope="row" fz="sm" fw={500} className={classes['fact'] ?? ''}>
        <bdi>{label}</bdi>
        <Text size="xs" c="dimmed">
          asked for by {plural(rules.length, 'rule')}
        </Text>
      </Table.Th>
      <Table.Td data-num>{formatNumber(alone)}</Table.Td>
      <Table.Td data-num>{formatNumber(among)}</Table.Td>
      <Table.Td data-num>
        {isExact ? (
          <CountLink
            count={alone + among}
            label={`undetermined items without: ${label}`}
            filter={filterOf(row)}
          />
        ) : (
          formatNumber(alone + among)
        )}
      </Table.Td>
      <Table.Td data-num>
        <Remedy row={row} />
      </Table.Td>
    </Table.Tr>
  );
}

/** The facts that leave items undetermined, those that settle most first; nothing where none does. */
export function WhatIsMissing(): ReactElement | null {
  const { data } = useData('policies.missing', {}, { keepsPrevious: true });
  const [isWhole, setIsWhole] = useState(false);
  if (data === undefined || data.facts.length === 0) return null;
  const { facts, undetermined } = data;
  const rows = isWhole ? facts : facts.slice(0, SHOWN);
  return (
    <section className={classes['card']} aria-label="What is missing">
      <h2 className={classes['cardTitle']}>What is missing</h2>
      <Text size="sm" c="dimmed" mb="sm">
        {plural(undetermined, 'item is', 'items are')} undetermined because a rule asks for a fact
        that nobody knows. What settles most by itself comes first.
      </Text>
      <Table className={classes['table'] ?? ''} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Fact</Table.Th>
            <Table.Th data-num title="Undetermined items that lack nothing else">
              Settles by itself
            </Table.Th>
            <Table.Th data-num title="Undetermined items that lack other facts too">
              With other facts
            </Table.Th>
            <Table.Th data-num>Items</Table.Th>
            <Table.Th>
              <span className={classes['hidden']}>Where it is given</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <MissingRow key={missingKey(row.missing)} row={row} />
          ))}
        </Table.Tbody>
      </Table>
      {facts.length > SHOWN ? (
        <Button
          size="compact-sm"
          variant="subtle"
          mt={8}
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer' : `Show all ${formatNumber(facts.length)}`}
        </Button>
      ) : null}
    </section>
  );
}
