import type { ReactElement } from 'react';
import type { Sample, SampleRow } from '#shared/contract/sampling';
import { foldCase } from '#shared/domain/fold-case';
import { RESULTS } from '#shared/domain/sampling/results';
import { formatMoment, formatNumber, plural } from '../components/format.ts';
import { resultWords } from '../components/sampling-words.ts';
import { fieldWords, placementWords } from '../components/words.ts';
import classes from './summary-document.module.css';
import sheet from './tick-sheets.module.css';

type Name = 'assetId' | 'serialNumber' | 'hostname';
const NAMES: readonly Name[] = ['assetId', 'serialNumber', 'hostname'];
/** Number, item, equipment, a box for each result, and room to write. */
const COLUMNS = 3 + RESULTS.length + 1;

/** By what the item is known on its site, or that nothing names it. */
function Known({ row }: { readonly row: SampleRow }): ReactElement {
  const known = NAMES.filter((name) => row.recorded[name] !== null);
  if (known.length === 0) {
    return <span className={sheet['label']}>No number or name on record</span>;
  }
  return (
    <>
      {known.map((name) => (
        <div key={name} className={sheet['known']}>
          <span className={sheet['label']}>{fieldWords[name]}</span>
          <bdi>{row.recorded[name]}</bdi>
        </div>
      ))}
    </>
  );
}

function Row({ row }: { readonly row: SampleRow }): ReactElement {
  const { position, recorded, result, field, remark } = row;
  const { supplierName, manufacturer, model, partNumber, placement, quantity } = recorded;
  const maker = supplierName ?? manufacturer;
  const equipment = [maker, model ?? partNumber].filter((each) => each !== null).join(' ');
  return (
    <tr>
      <td className={sheet['number']}>{formatNumber(position)}</td>
      <td>
        <Known row={row} />
      </td>
      <td>
        <div>
          <bdi>{equipment === '' ? 'No maker or model on record' : equipment}</bdi>
        </div>
        <div className={sheet['label']}>
          {placementWords[placement]}
          {quantity === null ? '' : `, quantity ${formatNumber(quantity)}`}
        </div>
      </td>
      {RESULTS.map((each) => (
        <td key={each} className={sheet['tick']}>
          <span className={sheet['box']}>{result === each ? '✕' : ''}</span>
        </td>
      ))}
      <td>
        <bdi>{[field === null ? '' : fieldWords[field], remark].filter(Boolean).join(': ')}</bdi>
      </td>
    </tr>
  );
}

/** The rows by their sites, whatever the case of these. */
function rowsBySite(rows: readonly SampleRow[]): SampleRow[][] {
  const formOf = ({ site }: SampleRow): string | null => (site === null ? null : foldCase(site));
  return [...Map.groupBy(rows, formOf).values()];
}

type SiteProps = {
  readonly rows: readonly SampleRow[];
  readonly sample: Sample;
};

function SiteSheet({ rows, sample }: SiteProps): ReactElement {
  const [first] = rows;
  const site = first?.site ?? null;
  const name = first?.recorded.siteName ?? null;
  const title = site ?? 'not on record';
  return (
    <section className={sheet['sheet']}>
      <h2>
        <bdi>{site ?? 'No site on record'}</bdi>
        {name === null || name === site ? null : <bdi>, {name}</bdi>}
      </h2>
      <p>
        {plural(rows.length, 'item')} of the sample “<bdi>{sample.name}</bdi>”. Compare each item
        with what is recorded, tick one box, and where it differs write what differs.
      </p>
      <table className={sheet['table']}>
        <colgroup>
          <col className={sheet['columnNumber']} />
          <col className={sheet['columnItem']} />
          <col className={sheet['columnEquipment']} />
          {RESULTS.map((each) => (
            <col key={each} className={sheet['columnTick']} />
          ))}
          <col />
        </colgroup>
        <thead>
          {/* Repeated on every page of the site: sheets come apart. */}
          <tr>
            <th colSpan={COLUMNS} className={sheet['site']}>
              Site <bdi>{title}</bdi>
            </th>
          </tr>
          <tr>
            <th scope="col" className={sheet['number']}>
              No.
            </th>
            <th scope="col">Item as recorded</th>
            <th scope="col">Equipment</th>
            {RESULTS.map((each) => (
              <th key={each} scope="col" className={sheet['tick']}>
                {resultWords[each]}
              </th>
            ))}
            <th scope="col">What differs, remark</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.position} row={row} />
          ))}
        </tbody>
      </table>
      <div className={sheet['signature']}>
        <span>Looked at on</span>
        <span>By</span>
        <span>Signature</span>
      </div>
    </section>
  );
}

type TickSheetsProps = {
  readonly sample: Sample;
  readonly rows: readonly SampleRow[];
  readonly operator: string;
};

/** A tick sheet for each site of a sample, to be taken there; every site begins a page. */
export function TickSheetsDocument({ sample, rows, operator }: TickSheetsProps): ReactElement {
  const bySite = rowsBySite(rows);
  const { name, drawnAt, size, population, scope, seed, withdrawnBecause } = sample;
  return (
    <article className={`${classes['document']} ${sheet['sheets']}`} lang="en">
      <header>
        <div className={classes['kicker']}>Tick sheets for looking at equipment on its site</div>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <p className={sheet['intro']}>
          <bdi>{operator}</bdi>. {plural(size, 'item')} of {formatNumber(population)}
          {scope === '' ? '' : ` (${scope})`}, drawn by chance {formatMoment(drawnAt)}, at{' '}
          {plural(bySite.length, 'site')}. Seed <bdi>{seed}</bdi>.
          {withdrawnBecause === null ? '' : ' This sample is withdrawn and does not count.'}
        </p>
      </header>
      {bySite.map((ofSite) => (
        <SiteSheet key={ofSite[0]?.position} rows={ofSite} sample={sample} />
      ))}
    </article>
  );
}
