import { useEffect, useRef, type ReactElement } from 'react';
import type { PlacementGroup } from '#shared/contract/placement';
import { formatNumber } from '../../../components/format.ts';
import { PlacementBadge } from '../../../components/placement-badge.tsx';
import { shortDetailsOf, titleOf } from './group-words.ts';
import classes from './queue.module.css';

/** Rows drawn before and after the focused one; there may be thousands. */
const ROWS_AROUND = 40;

type GroupListProps = {
  readonly groups: readonly PlacementGroup[];
  readonly focused: number;
  readonly skipped: ReadonlySet<string>;
  readonly onFocus: (key: string) => void;
};

/** The groups of the queue; one is focused, and the keys act on it. */
export function GroupList({ groups, focused, skipped, onFocus }: GroupListProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const key = groups[focused]?.key;
  const first = Math.max(0, focused - ROWS_AROUND);
  const shown = groups.slice(first, focused + ROWS_AROUND + 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [key]);
  // The keys work at once. Whoever is writing or on another control is not interrupted.
  useEffect(() => {
    const active = document.activeElement;
    const isFree = active === null || active === document.body || active.closest('nav') !== null;
    if (isFree) list.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div
      ref={list}
      className={classes['list']}
      role="listbox"
      tabIndex={0}
      aria-label="Groups of untagged items"
      aria-keyshortcuts="C E S U Y J K"
      aria-activedescendant={key === undefined ? undefined : `group-${focused}`}
      data-queue-list
    >
      {shown.map((group, at) => {
        const index = first + at;
        const isFocused = index === focused;
        return (
          // Keys are handled for the whole queue; a click is only a shortcut to a row.
          <div
            key={group.key}
            id={`group-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={isFocused}
            aria-setsize={groups.length}
            aria-posinset={index + 1}
            className={classes['row']}
            onClick={() => onFocus(group.key)}
          >
            <span className={classes['rowText']}>
              <span className={classes['rowTitle']}>
                <bdi>{titleOf(group)}</bdi>
              </span>
              <span className={classes['rowDetails']}>
                <bdi>{shortDetailsOf(group)}</bdi>
              </span>
            </span>
            <span className={classes['rowMarks']}>
              {skipped.has(group.key) ? <span className={classes['mark']}>skipped</span> : null}
              {group.proposal === null ? null : (
                <PlacementBadge placement={group.proposal.placement} />
              )}
            </span>
            <span className={classes['rowItems']}>{formatNumber(group.items)}</span>
          </div>
        );
      })}
    </div>
  );
}
