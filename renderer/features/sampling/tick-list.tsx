import { useEffect, useRef, type ReactElement } from 'react';
import type { SampleRow } from '#shared/contract/sampling';
import { nameOfRecorded } from '#shared/domain/sampling/recorded-name';
import { formatNumber } from '../../components/format.ts';
import { resultWords } from '../../components/sampling-words.ts';
import { fieldWords } from '../../components/words.ts';
import classes from './sampling.module.css';

function detailsOf({ recorded, site }: SampleRow): string {
  const { supplierName, manufacturer, model } = recorded;
  const maker = supplierName ?? manufacturer;
  return [site ?? 'No site', maker, model].filter((text) => text !== null).join(' · ');
}

function resultOf({ result, field }: SampleRow): string {
  if (result === null) return '';
  return field === null
    ? resultWords[result]
    : `${resultWords[result]}: ${fieldWords[field].toLowerCase()}`;
}

type TickListProps = {
  readonly rows: readonly SampleRow[];
  readonly focused: number;
  readonly onFocus: (index: number) => void;
};

/** The items of a page of a tick sheet; one is focused, and the keys act on it. */
export function TickList({ rows, focused, onFocus }: TickListProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const position = rows[focused]?.position;
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [position]);
  return (
    <div
      ref={list}
      className={classes['list']}
      role="listbox"
      tabIndex={0}
      aria-label="Items to look at"
      aria-keyshortcuts="A D N X U Backspace"
      aria-activedescendant={position === undefined ? undefined : `tick-${position}`}
      data-queue-list
    >
      {rows.map((row, index) => (
        // Keys are handled for the whole sheet; a click is only a shortcut to a row.
        <div
          key={row.position}
          id={`tick-${row.position}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === focused}
          className={classes['row']}
          onClick={() => onFocus(index)}
        >
          <span className={classes['number']}>{formatNumber(row.position)}</span>
          <span className={classes['text']}>
            <span className={classes['title']}>
              <bdi>{nameOfRecorded(row)}</bdi>
            </span>
            <span className={classes['details']}>
              <bdi>{detailsOf(row)}</bdi>
            </span>
          </span>
          <span
            className={classes['result']}
            {...(row.result === 'differs' || row.result === 'not-found'
              ? { 'data-wrong': true }
              : {})}
          >
            {resultOf(row)}
          </span>
        </div>
      ))}
    </div>
  );
}
