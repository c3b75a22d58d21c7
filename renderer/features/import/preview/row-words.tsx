import type { ReactElement } from 'react';
import type { PreviewChange, PreviewRow } from '#shared/contract/preview';
import { formatNumber } from '../../../components/format.ts';
import { VisibleText } from '../visible-text.tsx';
import { nameWords, valueWords } from './preview-words.ts';
import classes from './row-words.module.css';

/** Characters of a cell that are shown; a hostile cell holds megabytes. */
const SHOWN_CHARS = 400;

/** The start of a text of a file, its invisible characters marked. */
export function FileText({ text }: { readonly text: string }): ReactElement {
  return (
    <bdi>
      <VisibleText text={text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text} />
    </bdi>
  );
}

type ValueProps = { readonly name: string; readonly value: string | null };

function Value({ name, value }: ValueProps): ReactElement {
  return value === null ? (
    <span className={classes['blank']}>{name === 'missing' ? 'named again' : 'blank'}</span>
  ) : (
    <FileText text={valueWords(name, value)} />
  );
}

/** Old and new of one field, or what a person set and the file says otherwise. */
export function ChangeValues({ change }: { readonly change: PreviewChange }): ReactElement {
  const { name, from, to, isProtected } = change;
  if (isProtected) {
    return (
      <>
        <strong>
          <Value name={name} value={from} />
        </strong>{' '}
        <span className={classes['kept']}>kept: set by a person</span>{' '}
        <span className={classes['blank']}>
          the file says {to === null ? 'nothing' : <Value name={name} value={to} />}
        </span>
      </>
    );
  }
  return (
    <>
      {from === null ? (
        <Value name={name} value={null} />
      ) : (
        <del className={classes['old']}>
          <Value name={name} value={from} />
        </del>
      )}
      <span className={classes['arrow']}> → </span>
      <ins className={classes['new']}>
        <Value name={name} value={to} />
      </ins>
    </>
  );
}

/** What changes, then what is kept. */
function Changes({ changes }: Pick<PreviewRow, 'changes'>): ReactElement {
  return (
    <>
      {changes
        .toSorted((a, b) => Number(a.isProtected) - Number(b.isProtected))
        .map((change) => (
          <span key={change.name} className={classes['change']}>
            <bdi className={classes['name']}>{nameWords(change.name)}</bdi>{' '}
            <ChangeValues change={change} />{' '}
          </span>
        ))}
    </>
  );
}

/** Why a row is rejected or skipped. */
export function ReasonWords({ reason }: { readonly reason: PreviewRow['reasons'][number] }) {
  const { column, message } = reason;
  return (
    <>
      {column === null ? null : (
        <>
          <bdi className={classes['name']}>{column}:</bdi>{' '}
        </>
      )}
      <FileText text={message} />
    </>
  );
}

/** How much a row says, where it is more than one thing. */
function manyWords({ changes, reasons }: PreviewRow): string {
  const parts = [
    reasons.length > 1 ? `${formatNumber(reasons.length)} reasons` : '',
    changes.length > 1 ? `${formatNumber(changes.length)} fields` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** What becomes of a row, in one line. */
export function RowWords({ row }: { readonly row: PreviewRow }): ReactElement {
  const { fate, changes, reasons } = row;
  const many = manyWords(row);
  if (reasons.length + changes.length === 0) {
    return <span className={classes['blank']}>{plainWords[fate]}</span>;
  }
  return (
    <>
      <span className={classes['wordsLine']}>
        {reasons.map((reason, at) => (
          // A row can be rejected twice for the same reason of the same column.
          <span key={at} className={classes['change']}>
            <ReasonWords reason={reason} />{' '}
          </span>
        ))}
        <Changes changes={changes} />
      </span>
      {many === '' ? null : <span className={classes['many']}>{many}</span>}
    </>
  );
}

const plainWords: Record<PreviewRow['fate'], string> = {
  added: 'becomes an item',
  updated: 'changes what is kept beside the fields',
  unchanged: 'says what is known already',
  skipped: 'is left out',
  rejected: 'is kept aside',
  missing: 'is not named by this file, the complete list of its source',
};

/** What a row is about: its item, or its cells where nothing identifies one. */
export function ItemWords({ row }: { readonly row: PreviewRow }): ReactElement {
  return row.item === '' ? (
    <span className={classes['blank']}>
      <FileText text={row.cells.filter((cell) => cell.trim() !== '').join(' · ')} />
    </span>
  ) : (
    <FileText text={row.item} />
  );
}
