import { IconCheck, IconMinus } from '@tabler/icons-react';
import type { CSSProperties, ReactElement } from 'react';
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
  readonly option: FacetOption;
  readonly choice: Choice;
  /** From 0 to 1: its items beside those of the greatest value. */
  readonly share: number;
  readonly index: number;
  /** True for the one row of the list that Tab leads to. */
  readonly isStop: boolean;
  readonly style?: CSSProperties | undefined;
  readonly onFocus: () => void;
  readonly onToggle: (choice: 'included' | 'excluded') => void;
};

/** A value that a click includes, and Alt and a click, or the sign beside it, excludes. */
export function FacetRow(props: FacetRowProps): ReactElement {
  const { option, choice, share, index, isStop, style, onFocus, onToggle } = props;
  const { words, items } = option;
  return (
    <li className={classes['row']} data-choice={choice} style={style}>
      <button
        type="button"
        className={classes['include']}
        data-index={index}
        tabIndex={isStop ? 0 : -1}
        aria-pressed={choice === 'included'}
        aria-keyshortcuts="Space X"
        title={words}
        onFocus={onFocus}
        onClick={(event) => onToggle(event.altKey ? 'excluded' : 'included')}
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
        onClick={() => onToggle('excluded')}
      >
        <IconMinus size={12} aria-hidden />
      </button>
    </li>
  );
}
