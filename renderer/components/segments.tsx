// oxlint-disable-next-line no-restricted-imports -- the one place that gives its radio buttons their names
import { SegmentedControl, type SegmentedControlProps } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from './segments.module.css';

type SegmentsProps<Value extends string> = SegmentedControlProps<Value> & {
  /** What is chosen. No two of one label stand in the page at the same time. */
  readonly 'aria-label': string;
};

/**
 * One choice of a few, side by side. Its radio buttons take their name from the label: Chromium keeps
 * an empty group for every name that a page ever had, and a name made up each time would add one with
 * every look at a screen.
 */
export function Segments<Value extends string>(props: SegmentsProps<Value>): ReactElement {
  const name = props['aria-label'].toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return <SegmentedControl name={name} classNames={{ root: classes['track'] ?? '' }} {...props} />;
}
