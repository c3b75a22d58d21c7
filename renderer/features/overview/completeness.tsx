import { Button, Progress, Text } from '@mantine/core';
import { Fragment, type ReactElement } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import type { Summary } from '#shared/domain/summary';
import { useNavigation, type Screen } from '../../app/navigation.ts';
import { formatNumber, formatShare } from '../../components/format.ts';
import { factWords, type Fact } from '../../components/words.ts';
import { IN_SCOPE } from './filters.ts';
import classes from './overview.module.css';

type Remedy = { readonly screen: Screen; readonly filter?: ItemFilter; readonly label: string };

/** Where a missing fact can be supplied; the others can only come with the next file. */
const remedies: Partial<Record<Fact, Remedy>> = {
  supplier: { screen: 'vendors', label: 'Resolve' },
  placement: { screen: 'placement', label: 'Tag' },
  function: { screen: 'inventory', filter: { ...IN_SCOPE, functions: [null] }, label: 'Show' },
  country: { screen: 'inventory', filter: { ...IN_SCOPE, countries: [null] }, label: 'Show' },
  status: { screen: 'inventory', filter: { ...IN_SCOPE, statuses: [null] }, label: 'Show' },
};

/** How complete the facts are that verdicts depend on. */
export function Completeness({ summary }: { readonly summary: Summary }): ReactElement {
  const go = useNavigation((state) => state.go);
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        Facts that decide verdicts. A missing one leaves an item undetermined wherever a rule asks
        for it.
      </Text>
      <div className={classes['facts']}>
        {summary.completeness.map(({ fact, known, missing }) => {
          const remedy = remedies[fact];
          const all = known + missing;
          return (
            <Fragment key={fact}>
              <span>{factWords[fact]}</span>
              <Progress
                value={all === 0 ? 0 : (known / all) * 100}
                size="md"
                radius="sm"
                aria-label={`${factWords[fact]} known for ${formatShare(known, all)}`}
              />
              <span className="num">
                {missing === 0 ? 'complete' : `${formatNumber(missing)} missing`}
              </span>
              {missing > 0 && remedy !== undefined ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`${remedy.label} the items without ${factWords[fact].toLowerCase()}`}
                  onClick={() => {
                    go(remedy.screen, remedy.filter === undefined ? {} : { filter: remedy.filter });
                  }}
                >
                  {remedy.label}
                </Button>
              ) : (
                <span />
              )}
            </Fragment>
          );
        })}
      </div>
    </>
  );
}
