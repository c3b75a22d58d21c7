import { Anchor } from '@mantine/core';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import classes from './panel.module.css';

type FoldedTextProps = {
  readonly text: string;
  /** What the text is about, for those who hear the button without seeing its place. */
  readonly about: string;
};

/** Three lines of a text; a longer one is folded, with a button that unfolds it. */
export function FoldedText({ text, about }: FoldedTextProps): ReactElement {
  const id = useId();
  const paragraph = useRef<HTMLParagraphElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isLong, setIsLong] = useState(false);

  // Whether it is longer depends on the width of the panel. Unfolded there is nothing to measure.
  useEffect(() => {
    const element = paragraph.current;
    if (element === null || isOpen) return;
    const observer = new ResizeObserver(() => {
      setIsLong(element.scrollHeight > element.clientHeight + 1);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [text, isOpen]);

  return (
    <div>
      <p ref={paragraph} id={id} className={classes['folded']} data-open={isOpen || undefined}>
        {text}
      </p>
      {isLong ? (
        <Anchor
          component="button"
          type="button"
          size="xs"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={`${isOpen ? 'Less' : 'More'} on ${about}`}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Less' : 'More'}
        </Anchor>
      ) : null}
    </div>
  );
}
