import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import type { Choice, FacetValue } from '../filter-model.ts';
import { FacetRow, type FacetOption } from './facet-row.tsx';
import classes from './facets.module.css';
import { stepTo, visibleRows } from './list-window.ts';

/** Rows of a long list that are in sight at once. */
const ROWS_IN_SIGHT = 12;
const ROW_HEIGHT = 30;
const WAITING: FacetOption = { value: null, words: 'Reading', items: 0 };

type FacetListProps = {
  readonly label: string;
  readonly count: number;
  /** The option at a place, or `null` while it is read. */
  readonly optionAt: (index: number) => FacetOption | null;
  readonly choiceOf: (value: FacetValue) => Choice;
  /** Items of the greatest value, which the bars are drawn against. */
  readonly greatest: number;
  readonly onToggle: (value: FacetValue, choice: 'included' | 'excluded') => void;
  /** Hears which rows a long list draws. */
  readonly onDraw?: (first: number, last: number) => void;
};

/**
 * The values of a facet, one stop of the Tab key: arrows move, Space includes, X excludes. Only
 * rows in sight are drawn.
 */
export function FacetList(props: FacetListProps): ReactElement {
  const { label, count, optionAt, choiceOf, greatest, onToggle, onDraw } = props;
  const list = useRef<HTMLUListElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const [active, setActive] = useState(0);
  const isMoving = useRef(false);
  const stop = Math.min(active, Math.max(0, count - 1));
  const { first, last } = visibleRows(scrollTop, ROW_HEIGHT, ROWS_IN_SIGHT, count);
  // The row that has the focus stays, or the focus would be lost by scrolling.
  const drawn = Array.from({ length: last - first }, (_, at) => first + at);
  if (count > 0 && (stop < first || stop >= last)) drawn.push(stop);

  useEffect(() => onDraw?.(first, last), [onDraw, first, last]);
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    list.current?.querySelector<HTMLElement>(`[data-index="${stop}"]`)?.focus();
  }, [stop]);

  const latest = useRef({ optionAt, onToggle });
  useEffect(() => {
    latest.current = { optionAt, onToggle };
  });
  const toggle = useCallback((index: number, choice: 'included' | 'excluded') => {
    const option = latest.current.optionAt(index);
    if (option !== null) latest.current.onToggle(option.value, choice);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = stepTo(event.key, stop, count, ROWS_IN_SIGHT);
    if (next !== null) {
      event.preventDefault();
      isMoving.current = next !== stop;
      setActive(next);
      return;
    }
    const option = optionAt(stop);
    if (event.key.toLowerCase() === 'x' && option !== null) {
      event.preventDefault();
      onToggle(option.value, 'excluded');
    }
  };

  return (
    <ul
      ref={list}
      className={classes['list']}
      aria-label={`Values: ${label}`}
      style={{ maxHeight: ROWS_IN_SIGHT * ROW_HEIGHT }}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <li role="presentation" aria-hidden style={{ height: count * ROW_HEIGHT }} />
      {drawn.map((index) => {
        const option = optionAt(index) ?? WAITING;
        return (
          <FacetRow
            key={index}
            words={option.words}
            items={option.items}
            choice={choiceOf(option.value)}
            share={greatest === 0 ? 0 : Math.min(1, option.items / greatest)}
            index={index}
            isStop={index === stop}
            top={index * ROW_HEIGHT}
            onFocus={setActive}
            onToggle={toggle}
          />
        );
      })}
    </ul>
  );
}
