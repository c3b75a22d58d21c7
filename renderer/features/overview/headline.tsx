import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import { PLACEMENTS } from '#shared/domain/item';
import type { Summary } from '#shared/domain/summary';
import { VERDICTS } from '#shared/domain/verdict';
import { useNavigation } from '../../app/navigation.ts';
import { CountLink } from '../../components/count-link.tsx';
import { Figure } from '../../components/figure.tsx';
import { formatDate, formatNumber, formatShare, plural } from '../../components/format.ts';
import { flaggedSuppliersLabel } from '../../components/supplier-headline.ts';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { placementWords, verdictWords } from '../../components/words.ts';
import { useData } from '../../data/hooks.ts';
import { showPolicyTab, showRecords } from '../policies/policy-tab.ts';
import { FLAGGED, IN_SCOPE, UNDETERMINED } from './filters.ts';
import classes from './overview.module.css';

type SummaryProps = { readonly summary: Summary };

function PlacementTable({ summary }: SummaryProps): ReactElement {
  return (
    <div className={classes['placements']}>
      <table aria-label="By placement">
        <thead>
          <tr>
            <td />
            <th scope="col">Flagged</th>
            <th scope="col">Undetermined</th>
            <th scope="col">In scope</th>
          </tr>
        </thead>
        <tbody>
          {PLACEMENTS.map((placement) => {
            const { items, flagged, undetermined } = summary.byPlacement[placement];
            const word = placementWords[placement].toLowerCase();
            const placements = [placement];
            return (
              <tr key={placement}>
                <th scope="row">{placementWords[placement]}</th>
                <td>
                  <CountLink
                    count={flagged}
                    label={`flagged ${word} items`}
                    filter={{ ...FLAGGED, placements }}
                  />
                </td>
                <td>
                  <CountLink
                    count={undetermined}
                    label={`undetermined ${word} items`}
                    filter={{ ...UNDETERMINED, placements }}
                  />
                </td>
                <td>
                  <CountLink
                    count={items}
                    label={`${word} items in scope`}
                    filter={{ ...IN_SCOPE, placements }}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** How many items the waivers keep from a graver verdict, with the way to them. */
function WaivedNote({ waived }: { readonly waived: number }): ReactElement | null {
  const go = useNavigation((state) => state.go);
  if (waived === 0) return null;
  return (
    <>
      <Anchor
        component="button"
        type="button"
        fz="inherit"
        onClick={() => {
          showRecords('waivers');
          go('policies');
        }}
      >
        {plural(waived, 'waived item')}
      </Anchor>{' '}
      would have a graver verdict without {waived === 1 ? 'its waiver' : 'their waivers'}.{' '}
    </>
  );
}

/** The one answer first: how many suppliers, how many items, and how much is still open. */
export function Headline({ summary }: SummaryProps): ReactElement {
  const go = useNavigation((state) => state.go);
  const { items, suppliers, policies } = summary;
  const active = (useData('policies.list', {}).data ?? []).filter(({ isActive }) => isActive);
  const names = policies.map(({ title, version }) => `${title} (${version})`).join(', ');
  return (
    <section className={classes['card']} aria-label="The answer">
      <div className={classes['answer']}>
        <Figure
          isLarge
          label={flaggedSuppliersLabel(suppliers.flagged, active)}
          value={suppliers.flagged}
          of={`of ${plural(suppliers.total, 'supplier')}`}
        />
        <Figure
          isLarge
          label={items.flagged === 1 ? 'flagged item' : 'flagged items'}
          value={items.flagged}
          of={`${formatShare(items.flagged, items.inScope)} of ${formatNumber(items.inScope)} in scope${summary.waived === 0 ? '' : `, ${formatNumber(summary.waived)} waived`}`}
        />
        <Figure
          isLarge
          label={items.undetermined === 1 ? 'undetermined item' : 'undetermined items'}
          value={items.undetermined}
          of={`${formatShare(items.undetermined, items.inScope)} of ${formatNumber(items.inScope)} in scope`}
        />
        <PlacementTable summary={summary} />
      </div>
      <p className={classes['note']}>
        {policies.length === 0
          ? 'No policy is active, so nothing is flagged. '
          : `Under ${names}, as of ${formatDate(summary.asOf)}. `}
        {items.outOfScope > 0
          ? `${plural(items.outOfScope, 'decommissioned item')} counted apart. `
          : ''}
        <WaivedNote waived={summary.waived} />
        <Anchor
          component="button"
          type="button"
          fz="inherit"
          onClick={() => {
            showPolicyTab('policies');
            go('policies');
          }}
        >
          {policies.length === 0 ? 'Choose policies' : 'See the policies'}
        </Anchor>
      </p>
    </section>
  );
}

/** Every verdict with its count; together they are the items in scope. */
export function VerdictCounts({ summary }: SummaryProps): ReactElement {
  return (
    <section className={classes['card']} aria-label="By verdict">
      <div className={classes['verdicts']}>
        {VERDICTS.map((verdict) => (
          <span key={verdict} className={classes['verdict']}>
            <VerdictBadge verdict={verdict} />
            <CountLink
              count={summary.byVerdict[verdict]}
              label={`items with the verdict ${verdictWords[verdict].label}`}
              filter={{ verdicts: [verdict] }}
            />
          </span>
        ))}
      </div>
    </section>
  );
}
