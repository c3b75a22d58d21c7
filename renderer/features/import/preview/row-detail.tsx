import type { ReactElement } from 'react';
import type { PreviewRow } from '#shared/contract/preview';
import { formatNumber } from '../../../components/format.ts';
import { useImport } from '../import-store.ts';
import { fateWords, nameWords } from './preview-words.ts';
import { ChangeValues, FileText, ReasonWords, RowWords } from './row-words.tsx';
import classes from './row-detail.module.css';
import words from './row-words.module.css';

/** The cells of a rejected row under their headings. */
function Cells({ cells }: Pick<PreviewRow, 'cells'>): ReactElement {
  const columns = useImport((state) => state.inspection?.columns);
  return (
    <dl className={classes['cells']}>
      {cells.map((cell, at) => (
        // Cells have no identity but their place.
        <div key={at}>
          <dt>
            <bdi>{columns?.[at]?.name ?? `Cell ${formatNumber(at + 1)}`}</bdi>
          </dt>
          <dd>
            {cell.trim() === '' ? (
              <span className={words['blank']}>blank</span>
            ) : (
              <FileText text={cell} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** All that a check says of one row, which the list cuts short. */
export function RowDetail({ row }: { readonly row: PreviewRow | undefined }): ReactElement {
  if (row === undefined) {
    return (
      <p className={classes['hint']}>
        Choose a row, or walk the list by its arrows, to see it whole.
      </p>
    );
  }
  const { line, item, fate, changes, reasons, cells } = row;
  const { label } = fateWords[fate];
  return (
    <section className={classes['detail']} aria-label="The chosen row" tabIndex={0}>
      <h3 className={classes['detailTitle']}>
        {line === 0 ? '' : `Line ${formatNumber(line)}, `}
        {label}
        {item === '' ? '' : ': '}
        <FileText text={item} />
      </h3>
      {changes.length === 0 ? null : (
        <dl className={classes['changes']}>
          {changes.map((change) => (
            <div key={change.name}>
              <dt>
                <bdi>{nameWords(change.name)}</bdi>
              </dt>
              <dd>
                <ChangeValues change={change} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {reasons.length === 0 ? null : (
        <ul className={classes['reasons']}>
          {reasons.map((reason, at) => (
            <li key={at}>
              <ReasonWords reason={reason} />
            </li>
          ))}
        </ul>
      )}
      {changes.length + reasons.length > 0 ? null : (
        <p className={classes['plain']}>
          <RowWords row={row} />
        </p>
      )}
      {cells.length === 0 ? null : <Cells cells={cells} />}
    </section>
  );
}
