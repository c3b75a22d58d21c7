import { useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { PreviewRow } from '#shared/contract/preview';
import { formatNumber } from '../../../components/format.ts';
import { fateWords } from './preview-words.ts';
import { ItemWords, RowWords } from './row-words.tsx';
import classes from './row-list.module.css';

const ROW_PX = 32;
/** Rows in sight, as many as leave room for the rest of the screen at 1280 by 800. */
const ROWS_IN_SIGHT = 11;
const ROWS_BEYOND = 8;

type LineProps = {
  readonly id: string;
  readonly index: number;
  readonly row: PreviewRow | undefined;
  readonly isActive: boolean;
  onActivate(this: void, index: number): void;
};

function Line({ id, index, row, isActive, onActivate }: LineProps): ReactElement {
  const { label, icon: Icon } = fateWords[row?.fate ?? 'unchanged'];
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      className={classes['row']}
      style={{ top: index * ROW_PX }}
      onMouseDown={() => {
        onActivate(index);
      }}
    >
      {row === undefined ? (
        <span role="gridcell" className={classes['waiting']} aria-label="Reading the row" />
      ) : (
        <>
          <span role="gridcell" className={classes['line']}>
            {row.line === 0 ? '–' : formatNumber(row.line)}
          </span>
          <span role="gridcell" className={classes['fate']} data-fate={row.fate}>
            <Icon size={14} aria-hidden />
            {label}
          </span>
          <span role="gridcell" className={classes['item']}>
            <ItemWords row={row} />
          </span>
          <span role="gridcell" className={classes['words']}>
            <RowWords row={row} />
          </span>
        </>
      )}
    </div>
  );
}

/** Where an arrow key leads, or `null` for any other key. */
function stepTo(key: string, active: number | null, top: number, total: number): number | null {
  const from = active ?? top;
  switch (key) {
    case 'ArrowDown': {
      return active === null ? top : Math.min(from + 1, total - 1);
    }
    case 'ArrowUp': {
      return Math.max(from - 1, 0);
    }
    case 'PageDown': {
      return Math.min(from + ROWS_IN_SIGHT - 1, total - 1);
    }
    case 'PageUp': {
      return Math.max(from - ROWS_IN_SIGHT + 1, 0);
    }
    case 'Home': {
      return 0;
    }
    case 'End': {
      return total - 1;
    }
    default: {
      return null;
    }
  }
}

type RowListProps = {
  readonly total: number;
  rowAt(this: void, index: number): PreviewRow | undefined;
  readonly active: number | null;
  onActivate(this: void, index: number): void;
  /** The first row in sight has become another. */
  onScrolled(this: void, top: number): void;
};

/** Rows of a check in a list that draws those in sight only; arrow keys walk it. */
export function RowList(props: RowListProps): ReactElement {
  const { total, rowAt, active, onActivate, onScrolled } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const inSight = Math.min(total, ROWS_IN_SIGHT);
  const first = Math.max(top - ROWS_BEYOND, 0);
  const last = Math.min(top + ROWS_IN_SIGHT + ROWS_BEYOND, total);
  const isActiveDrawn = active !== null && active >= first && active < last;

  function goTo(event: KeyboardEvent): void {
    const next = stepTo(event.key, active, top, total);
    const element = scroller.current;
    if (next === null || element === null) return;
    event.preventDefault();
    onActivate(next);
    const above = next * ROW_PX;
    const below = above + ROW_PX - inSight * ROW_PX;
    if (element.scrollTop > above) element.scrollTop = above;
    else if (element.scrollTop < below) element.scrollTop = below;
  }

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label="Rows of the check"
      aria-rowcount={total + 1}
      {...(isActiveDrawn ? { 'aria-activedescendant': `${id}-${active}` } : {})}
      className={classes['list']}
      style={{ height: (inSight + 1) * ROW_PX + 2 }}
      onKeyDown={goTo}
      onScroll={({ currentTarget }) => {
        const now = Math.floor(currentTarget.scrollTop / ROW_PX);
        if (now === top) return;
        setTop(now);
        onScrolled(now);
      }}
    >
      <div role="row" aria-rowindex={1} className={classes['head']}>
        <span role="columnheader" className={classes['line']}>
          Line
        </span>
        <span role="columnheader">Row is</span>
        <span role="columnheader">Item</span>
        <span role="columnheader">What happens</span>
      </div>
      <div role="rowgroup" className={classes['rows']} style={{ height: total * ROW_PX }}>
        {Array.from({ length: last - first }, (_, at) => first + at).map((index) => (
          <Line
            key={index}
            id={`${id}-${index}`}
            index={index}
            row={rowAt(index)}
            isActive={index === active}
            onActivate={onActivate}
          />
        ))}
      </div>
    </div>
  );
}
