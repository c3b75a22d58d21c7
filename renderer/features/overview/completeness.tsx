import { Button, Table } from '@mantine/core';
import type { ReactElement } from 'react';
import type { EvidenceBar } from '#shared/contract/overview';
import type { VerdictCounts } from '#shared/contract/policies';
import type { ItemFilter } from '#shared/domain/filter';
import { useNavigation, type Screen } from '../../app/navigation.ts';
import { CountLink } from '../../components/count-link.tsx';
import { formatShare } from '../../components/format.ts';
import { factWords, type Fact } from '../../components/words.ts';
import { FLAGGED, IN_SCOPE, UNDETERMINED } from './filters.ts';
import classes from './overview.module.css';

type Remedy = { readonly screen: Screen; readonly label: string };

/** Where a missing fact can be supplied; the others can only come with the next file. */
const remedies: Partial<Record<Fact, Remedy>> = {
  supplier: { screen: 'vendors', label: 'Resolve' },
  placement: { screen: 'placement', label: 'Tag' },
};

function sum({ flagged, undetermined, clear }: VerdictCounts): number {
  return flagged + undetermined + clear;
}

function FactRow({ fact, known, missing }: EvidenceBar): ReactElement {
  const go = useNavigation((state) => state.go);
  const remedy = remedies[fact];
  const word = factWords[fact].toLowerCase();
  const all = sum(known) + sum(missing);
  const lacks: ItemFilter = { lacks: [fact] };
  return (
    <Table.Tr>
      <Table.Th scope="row" fz="sm" fw={500}>
        {factWords[fact]}
      </Table.Th>
      <Table.Td data-num>
        <CountLink
          count={sum(known)}
          label={`items with a known ${word}`}
          filter={{ ...IN_SCOPE, not: lacks }}
        />
      </Table.Td>
      <Table.Td data-num>{formatShare(sum(known), all)}</Table.Td>
      <Table.Td data-num>
        <CountLink
          count={sum(missing)}
          label={`items without a known ${word}`}
          filter={{ ...IN_SCOPE, ...lacks }}
        />
      </Table.Td>
      <Table.Td data-num>
        <CountLink
          count={missing.flagged}
          label={`flagged items without a known ${word}`}
          filter={{ ...FLAGGED, ...lacks }}
        />
      </Table.Td>
      <Table.Td data-num>
        <CountLink
          count={missing.undetermined}
          label={`undetermined items without a known ${word}`}
          filter={{ ...UNDETERMINED, ...lacks }}
        />
      </Table.Td>
      <Table.Td data-num>
        {sum(missing) > 0 && remedy !== undefined ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${remedy.label} the items without ${word}`}
            onClick={() => {
              go(remedy.screen);
            }}
          >
            {remedy.label}
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

/** How complete the facts are that verdicts depend on, and where what is missing can be given. */
export function Completeness({ facts }: { readonly facts: readonly EvidenceBar[] }): ReactElement {
  return (
    <Table className={classes['table'] ?? ''} highlightOnHover aria-label="Facts known and missing">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Fact</Table.Th>
          <Table.Th data-num>Known</Table.Th>
          <Table.Th data-num>Share</Table.Th>
          <Table.Th data-num>Missing</Table.Th>
          <Table.Th data-num>Flagged</Table.Th>
          <Table.Th data-num>Undetermined</Table.Th>
          <Table.Th>
            <span className={classes['hidden']}>Where it is given</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {facts.map((each) => (
          <FactRow key={each.fact} {...each} />
        ))}
      </Table.Tbody>
    </Table>
  );
}
