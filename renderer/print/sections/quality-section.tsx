import type { ReactElement } from 'react';
import { formatNumber, formatShare, plural } from '../../components/format.ts';
import { factWords } from '../../components/words.ts';
import { DocTable } from '../doc-table.tsx';
import type { SectionProps } from '../section-props.ts';
import { SamplingPart } from './sampling-part.tsx';

/** How much of what decides verdicts is known. */
function Completeness({ document }: Pick<SectionProps, 'document'>): ReactElement {
  return (
    <>
      <h3>Completeness of the evidence</h3>
      <p>
        Facts that decide verdicts, for items in scope. Where a rule asks for a fact that is
        missing, the item is undetermined, not clear.
      </p>
      <DocTable
        label="Completeness of the evidence"
        columns={[
          { head: 'Fact', width: '40%' },
          { head: 'Known', isNumber: true },
          { head: 'Missing', isNumber: true },
          { head: 'Share known', isNumber: true },
        ]}
        rows={document.figures.summary.completeness.map(({ fact, known, missing }) => ({
          key: fact,
          cells: [
            factWords[fact],
            formatNumber(known),
            formatNumber(missing),
            formatShare(known, known + missing),
          ],
        }))}
      />
    </>
  );
}

/** How good the data is that the figures come from. */
export function QualitySection({ document }: SectionProps): ReactElement {
  const { quality, summary, registryVersion } = document.figures;
  const { inScope } = summary.items;
  const { unresolvedItems } = summary.suppliers;
  const { rows, openNames, contradictions, placementBy, byUnverified } = quality;
  const lines: readonly (readonly [what: string, items: number, of: number])[] = [
    ['Rows of the files that were rejected', rows.rejected, rows.read],
    ['Rows of the files that were skipped', rows.skipped, rows.read],
    ['Items that their source no longer names', quality.missingFromSource, summary.items.total],
    ['Items in scope without a site', quality.withoutSite, inScope],
    ['Items in scope without a serial number', quality.withoutSerial, inScope],
    ['Items in scope that nothing tells from others', quality.withoutKey, inScope],
    ['Items in scope that share their serial number', quality.sharedSerial, inScope],
    ['Items in scope whose manufacturer is not resolved', unresolvedItems, inScope],
    ['Of these, items that name no manufacturer', unresolvedItems - openNames.items, inScope],
    ['Items in scope that name another maker than their label', contradictions.items, inScope],
    ['Placement said by the file', placementBy.file, inScope],
    ['Placement set by a rule of the catalogue or the operator', placementBy.rule, inScope],
    ['Placement set by a person', placementBy.person, inScope],
    ['Placement not known', placementBy.nobody, inScope],
    ...(byUnverified === undefined
      ? []
      : ([
          ['Tagged by a rule of the catalogue that is unverified', byUnverified.items, inScope],
          ['Of these, items that are clear', byUnverified.clear, byUnverified.items],
        ] as const)),
  ];
  return (
    <section>
      <h2>Data quality and completeness</h2>
      <p>
        What the figures rest on. Of {plural(rows.read, 'row')} read, {formatNumber(rows.added)}{' '}
        were added, {formatNumber(rows.updated)} updated, {formatNumber(rows.unchanged)} unchanged,{' '}
        {formatNumber(rows.skipped)} skipped and {formatNumber(rows.rejected)} rejected.{' '}
        {registryVersion === ''
          ? ''
          : `Names of makers were resolved by registry ${registryVersion}.`}
      </p>
      <DocTable
        label="Data quality"
        columns={[
          { head: 'What' },
          { head: 'Count', isNumber: true, width: '14%' },
          { head: 'Of', isNumber: true, width: '14%' },
          { head: 'Share', isNumber: true, width: '12%' },
        ]}
        rows={lines.map(([what, items, of]) => ({
          key: what,
          cells: [what, formatNumber(items), formatNumber(of), formatShare(items, of)],
        }))}
      />
      {openNames.first.length === 0 ? null : (
        <>
          <h3>Manufacturers without a supplier</h3>
          <p>
            {plural(openNames.names, 'name')} of makers {openNames.names === 1 ? 'is' : 'are'} not
            resolved; the most frequent:
          </p>
          <DocTable
            label="Manufacturers without a supplier"
            columns={[
              { head: 'Manufacturer as written' },
              { head: 'Items', isNumber: true, width: '14%' },
            ]}
            rows={openNames.first.map(({ text, items }) => ({
              key: text,
              cells: [text, formatNumber(items)],
            }))}
          />
        </>
      )}
      <Completeness document={document} />
      <SamplingPart document={document} />
    </section>
  );
}
