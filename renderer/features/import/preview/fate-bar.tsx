import { Fragment, type ReactElement } from 'react';
import type { ImportResult } from '#shared/contract/import';
import type { PreviewFate } from '#shared/contract/preview';
import { formatNumber } from '../../../components/format.ts';
import { rowsOf } from './preview-filter.ts';
import { fateWords } from './preview-words.ts';
import classes from './fate-bar.module.css';

const LEDGER_FATES = ['added', 'updated', 'unchanged', 'skipped', 'rejected'] as const;

type FateBarProps = {
  readonly check: ImportResult;
  readonly fate: PreviewFate | null;
  onChange(this: void, fate: PreviewFate | null): void;
};

/** The ledger to come as an equation; each part of it lists its rows. */
export function FateBar({ check, fate: chosen, onChange }: FateBarProps): ReactElement {
  const chip = (fate: PreviewFate): ReactElement => {
    const { label, icon: Icon, about } = fateWords[fate];
    const rows = rowsOf(check, fate);
    return (
      <button
        type="button"
        className={classes['chip']}
        data-fate={fate}
        title={about}
        aria-pressed={chosen === fate}
        disabled={rows === 0}
        onClick={() => {
          onChange(chosen === fate ? null : fate);
        }}
      >
        <Icon size={15} aria-hidden />
        <span>{label}</span> <span className={classes['count']}>{formatNumber(rows)}</span>
      </button>
    );
  };
  return (
    <div className={classes['bar']} role="group" aria-label="Ledger">
      <button
        type="button"
        className={classes['chip']}
        title="All rows, in the order of the file"
        aria-pressed={chosen === null}
        onClick={() => {
          onChange(null);
        }}
      >
        <span>rows read</span>{' '}
        <span className={classes['count']}>{formatNumber(check.ledger.read)}</span>
      </button>
      {LEDGER_FATES.map((fate, at) => (
        <Fragment key={fate}>
          <span className={classes['sign']}>{at === 0 ? '=' : '+'}</span>
          {chip(fate)}
        </Fragment>
      ))}
      {check.mode === 'snapshot' ? chip('missing') : null}
    </div>
  );
}
