import type { ICellRendererParams } from 'ag-grid-community';
import type { ItemMatches, ItemRow } from '#shared/contract/items';
import { parseSearch } from '#shared/domain/search-text';
import { markedNodes } from '../../../components/marked-nodes.ts';
import { fieldWords } from '../../../components/words.ts';
import { useInventory } from '../inventory-store.ts';
import { copyOf } from './cell-templates.tsx';
import { findMatches } from './found-matches.ts';
import classes from './grid.module.css';

/** What cells draw with: signs to copy. */
export type GridContext = { readonly templates: () => HTMLElement | null };

type Params = ICellRendererParams<ItemRow, unknown, GridContext>;

function element(tag: 'span' | 'bdi', name: string | undefined, ...children: (Node | string)[]) {
  const made = document.createElement(tag);
  if (name !== undefined) made.className = name;
  made.append(...children);
  return made;
}

const searched = (): string => useInventory.getState().filter.search ?? '';

/** The verdict; a row that is still being read shows a bar in its place. */
export function verdictCell({ data, context }: Params): HTMLElement {
  if (data === undefined) {
    const waiting = element('span', classes['waiting']);
    waiting.role = 'status';
    waiting.ariaLabel = 'Reading the row';
    return element('span', classes['cell'], waiting);
  }
  const badge = copyOf(context.templates(), `verdict ${data.verdict}`);
  return element('span', classes['cell'], ...badge);
}

/** The placement with a mark of who set it. */
export function placementCell({ data, context }: Params): HTMLElement {
  if (data === undefined) return element('span', undefined);
  const templates = context.templates();
  return element(
    'span',
    classes['cell'],
    ...copyOf(templates, `placement ${data.placement}`),
    ...copyOf(templates, `origin ${data.placementBy}`),
  );
}

/** The supplier, or that the manufacturer's name leads to none. */
export function vendorCell({ data }: Params): HTMLElement {
  if (data === undefined) return element('span', undefined);
  return data.supplierName === null
    ? element('span', classes['unresolved'], 'Unresolved')
    : element('bdi', undefined, data.supplierName);
}

/** A text in which what was searched for is marked. */
export function markedCell({ value }: Params): HTMLElement {
  return typeof value === 'string'
    ? element('bdi', undefined, ...markedNodes(value, searched()))
    : element('span', undefined);
}

function matchNodes(matches: Readonly<ItemMatches['matches']>, search: string): Node[] {
  return matches.map(({ field, heading, text }, at) => {
    const where = element('bdi', undefined, (field === null ? heading : fieldWords[field]) ?? '');
    const what = element('bdi', undefined, ...markedNodes(text, search));
    return element('span', undefined, at === 0 ? 'in ' : '; in ', where, ': ', what);
  });
}

/** Where a search found an item, of what has no column. */
export function foundCell({ data }: Params): HTMLElement {
  const cell = element('span', classes['found']);
  const search = searched();
  if (data !== undefined && parseSearch(search).length > 0) {
    findMatches(data.id, search, (matches) => cell.append(...matchNodes(matches, search)));
  }
  return cell;
}
