import type { KeyboardEvent } from 'react';

/**
 * Keys in a table of rows: arrows, Home and End move between rows, Enter opens the row's picker, Y
 * accepts its suggestion, Space toggles its checkbox. Keys pressed inside of a row's own controls are left alone.
 */
export function handleRowKeys(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const row = event.target;
  if (!(row instanceof HTMLTableRowElement)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...event.currentTarget.rows];
  const index = rows.indexOf(row);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(index + 1, rows.length - 1),
    ArrowUp: Math.max(index - 1, 0),
    Home: 0,
    End: rows.length - 1,
  };
  const target = targets[event.key];
  if (target !== undefined) rows[target]?.focus();
  else if (event.key.toLowerCase() === 'y')
    row.querySelector<HTMLElement>('[data-suggestion]')?.click();
  else if (event.key === 'Enter') row.querySelector<HTMLElement>('[data-picker]')?.click();
  else if (event.key === ' ') row.querySelector<HTMLInputElement>('input')?.click();
  else return;
  event.preventDefault();
}
