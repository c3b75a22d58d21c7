import type { ReactElement } from 'react';
import type { FlaggedLine } from '#shared/domain/audit/figures';
import { countryName, formatNumber, plural } from '../../components/format.ts';
import { placementWords } from '../../components/words.ts';
import { DocTable } from '../doc-table.tsx';
import { DocVerdict } from '../doc-verdict.tsx';
import type { SectionProps } from '../section-props.ts';
import { siteWords } from '../site-words.ts';
import classes from '../summary-document.module.css';

type Line = FlaggedLine;
type Placed = { readonly line: Line; readonly block: number; readonly place: number };

/** So many lines of a site stay on one page; behind them the site is named again. */
const BLOCK_LINES = 16;

/** The lines by site and country, cut into blocks that a page is never broken within. */
function blocksOf(lines: readonly Line[]): Placed[] {
  const sites = Map.groupBy(lines, ({ site, country }) => JSON.stringify([site, country]));
  let blocks = 0;
  return [...sites.values()].flatMap((members) => {
    const first = blocks;
    blocks += Math.ceil(members.length / BLOCK_LINES);
    return members.map((line, place) => ({
      line,
      block: first + Math.floor(place / BLOCK_LINES),
      place,
    }));
  });
}

/** Site and country on the first line of a block, blank below it. */
function siteCells(line: Line, place: number): readonly [string, string] {
  if (place % BLOCK_LINES !== 0) return ['', ''];
  const name = siteWords(line);
  return [place === 0 ? name : `${name} (continued)`, countryName(line.country)];
}

/** Where the flagged equipment stands. */
export function FlaggedSitesSection({ document }: SectionProps): ReactElement {
  const { flaggedBySite, flaggedLinesOmitted } = document.figures;
  return (
    <section className={classes['annex']}>
      <h2>Annex: flagged items by site</h2>
      {flaggedBySite.length === 0 ? (
        <p>No item is flagged.</p>
      ) : (
        <DocTable
          label="Flagged items by site"
          size="small"
          columns={[
            { head: 'Site', width: '32%' },
            { head: 'Country', width: '13%' },
            { head: 'Supplier', width: '11%' },
            { head: 'Model' },
            { head: 'Placement', width: '9%' },
            { head: 'Verdict', width: '11%' },
            { head: 'Items', isNumber: true, width: '6%' },
          ]}
          rows={blocksOf(flaggedBySite).map(({ line, block, place }, index) => ({
            key: String(index),
            group: String(block),
            cells: [
              ...siteCells(line, place),
              line.supplierName ?? 'Not resolved',
              line.model ?? '–',
              placementWords[line.placement],
              <DocVerdict key="verdict" verdict={line.verdict} />,
              formatNumber(line.items),
            ],
          }))}
        />
      )}
      {flaggedLinesOmitted === 0 ? null : (
        <p className={classes['small']}>
          {plural(flaggedLinesOmitted, 'further line')} left out here; the inventory’s CSV export
          holds every flagged item.
        </p>
      )}
    </section>
  );
}
