import { useRef, useState, type KeyboardEvent } from 'react';

/** What an element of a row that the arrow keys walk through needs. */
type RovingProps = {
  readonly tabIndex: 0 | -1;
  readonly ref: (element: SVGGElement | null) => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/**
 * One stop of the Tab key for many marks of a picture: the arrow keys, Home and End walk through
 * them, Enter and the space bar open the one at hand.
 */
export function useRoving(count: number, open: (at: number) => void): (at: number) => RovingProps {
  const [current, setCurrent] = useState(0);
  const elements = useRef(new Map<number, SVGGElement>());
  const within = Math.min(current, Math.max(0, count - 1));
  const goTo = (at: number): void => {
    elements.current.get(Math.max(0, Math.min(count - 1, at)))?.focus();
  };
  return (at) => ({
    tabIndex: at === within ? 0 : -1,
    ref: (element) => {
      if (element === null) elements.current.delete(at);
      else elements.current.set(at, element);
    },
    onFocus: () => {
      setCurrent(at);
    },
    onKeyDown: (event) => {
      const step = STEPS[event.key];
      if (step !== undefined) goTo(at + step);
      else if (event.key === 'Home') goTo(0);
      else if (event.key === 'End') goTo(count - 1);
      else if (event.key === 'Enter' || event.key === ' ') open(at);
      else return;
      event.preventDefault();
    },
  });
}
