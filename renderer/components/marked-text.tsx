import type { ReactElement, ReactNode } from 'react';
import { parseSearch, stretchesOf } from '#shared/domain/search-text';
import classes from './marked-text.module.css';

type MarkedTextProps = {
  readonly text: string;
  /** What was searched for, as it was typed. */
  readonly search: string;
};

/** A text in which the parts that a search found are marked. */
export function MarkedText({ text, search }: MarkedTextProps): ReactElement {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const stretch of stretchesOf(text, parseSearch(search))) {
    parts.push(text.slice(end, stretch.start));
    parts.push(
      <mark key={stretch.start} className={classes['mark']}>
        {text.slice(stretch.start, stretch.end)}
      </mark>,
    );
    end = stretch.end;
  }
  return (
    <bdi>
      {parts}
      {text.slice(end)}
    </bdi>
  );
}
