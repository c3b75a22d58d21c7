import type { ReactElement } from 'react';
import { formatDate, formatNumber, plural } from '../../components/format.ts';
import { drawnFrom, rateSentence } from '../../components/sampling-words.ts';
import { DocTable } from '../doc-table.tsx';
import type { SectionProps } from '../section-props.ts';

/** What looking at samples of equipment says of the register; nothing where none was drawn. */
export function SamplingPart({ document }: Pick<SectionProps, 'document'>): ReactElement | null {
  const { sampling } = document.figures;
  if (sampling === undefined) return null;
  const { samples, withdrawn } = sampling;
  return (
    <>
      <h3>Samples looked at on site</h3>
      <p>
        {samples.length === 0
          ? 'No sample counts.'
          : 'Items that chance picked and people compared with the register. Items that could not be reached say nothing and are left out of the share; the range is the score interval of Wilson (1927).'}
        {withdrawn === 0
          ? ''
          : ` ${plural(withdrawn, 'sample')} ${withdrawn === 1 ? 'was' : 'were'} drawn and then withdrawn or undone, and ${withdrawn === 1 ? 'does' : 'do'} not count.`}
      </p>
      {samples.length === 0 ? null : (
        <DocTable
          label="Samples looked at on site"
          columns={[
            { head: 'Sample' },
            { head: 'Drawn', isNumber: true, width: '10%' },
            { head: 'As recorded', isNumber: true, width: '11%' },
            { head: 'Differs', isNumber: true, width: '9%' },
            { head: 'Not found', isNumber: true, width: '9%' },
            { head: 'Not accessible', isNumber: true, width: '11%' },
            { head: 'Open', isNumber: true, width: '9%' },
          ]}
          rows={samples.map(({ name, drawnOn, size, tally }, at) => ({
            key: `${at} ${name}`,
            cells: [
              `${name === '' ? `Sample ${at + 1}` : name}, ${formatDate(drawnOn)}`,
              formatNumber(size),
              formatNumber(tally['as-recorded']),
              formatNumber(tally.differs),
              formatNumber(tally['not-found']),
              formatNumber(tally['not-accessible']),
              formatNumber(tally.open),
            ],
          }))}
        />
      )}
      {samples.map((sample, at) => (
        <p key={`${at} ${sample.name}`}>
          {sample.name === '' ? `Sample ${at + 1}` : sample.name}, {drawnFrom(sample)}:{' '}
          {rateSentence(sample)}
          {sample.seed === '' ? '' : ` Seed ${sample.seed}.`}
        </p>
      ))}
    </>
  );
}
