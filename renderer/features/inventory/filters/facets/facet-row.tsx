import { IconCheck, IconMinus } from '@tabler/icons-react';
import { memo, useRef, type MouseEvent, type ReactElement } from 'react';
import { formatNumber } from '../../../../components/format.ts';
import type { Choice, FacetValue } from '../filter-model.ts';
import classes from './facets.module.css';

/** One value of a facet in words, with the items that have it. */
export type FacetOption = {
  readonly value: FacetValue;
  readonly words: string;
  readonly items: number;
};

type FacetRowProps = {
  readonly words: string;
  readonly items: number;
  readonly choice: Choice;
  /** From 0 to 1: its items beside those of the greatest value. */
  readonly share: number;
  readonly index: number;
  /** True for the one row of the list that Tab leads to. */
  readonly isStop: boolean;
  /** Pixels from the top of the list. */
  readonly top: number;
  /** Stays the same function, as does `onToggle`: a row is drawn anew only where it changes. */
  readonly onFocus: (index: number) => void;
  readonly onToggle: (index: number, choice: 'included' | 'excluded') => void;
};

/** A value that a click includes, and Alt and a click, or the sign beside it, excludes. */
export const FacetRow = memo(function FacetRow(props: FacetRowProps): ReactElement {
  const { words, items, choice, share, index, isStop, top, onFocus, onToggle } = props;
  // Counts that change move values: a press that began on one must not choose another.
  const pressed = useRef(words);
  const press = (): void => {
    pressed.current = words;
  };
  const choose = ({ detail }: MouseEvent, as: 'included' | 'excluded'): void => {
    // A key presses without a pointer, which counts no clicks.
    if (detail === 0 || pressed.current === words) onToggle(index, as);
  };
  return (
    <li
      className={classes['row']}
      data-choice={choice}
      style={{ position: 'absolute', insetInline: 0, top }}
    >
      <button
        type="button"
        className={classes['include']}
        data-index={index}
        tabIndex={isStop ? 0 : -1}
        aria-pressed={choice === 'included'}
        aria-keyshortcuts="Space X"
        title={words}
        onFocus={() => onFocus(index)}
        onPointerDown={press}
        onClick={(event) => choose(event, event.altKey ? 'excluded' : 'included')}
      >
        <span className={classes['sign']} aria-hidden>
          {choice === 'included' ? <IconCheck size={12} stroke={3} /> : null}
          {choice === 'excluded' ? <IconMinus size={12} stroke={3} /> : null}
        </span>
        <span className={classes['words']}>
          {choice === 'excluded' ? <span className={classes['not']}>not </span> : null}
          <bdi>{words}</bdi>
        </span>{' '}
        <span className={classes['items']}>{formatNumber(items)}</span>
        <span className={classes['bar']} aria-hidden>
          <span className={classes['fill']} style={{ inlineSize: `${share * 100}%` }} />
        </span>
      </button>
      <button
        type="button"
        className={classes['exclude']}
        tabIndex={-1}
        aria-pressed={choice === 'excluded'}
        aria-label={`Exclude ${words}`}
        title={choice === 'excluded' ? 'No longer exclude (X)' : 'Exclude (X, or Alt and a click)'}
        onPointerDown={press}
        onClick={(event) => choose(event, 'excluded')}
      >
        <IconMinus size={12} aria-hidden />
      </button>
    </li>
  );
});
