import type { ReactElement } from 'react';
import { stretchesOf } from './invisible.ts';
import classes from './import.module.css';

/** A text of a file, with small marks for the characters in it that cannot be seen. */
export function VisibleText({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {stretchesOf(text).map((stretch, at) =>
        'text' in stretch ? (
          stretch.text
        ) : (
          // Stretches have no identity but their place.
          <span key={at} className={classes['mark']} title={stretch.name}>
            {stretch.mark}
          </span>
        ),
      )}
    </>
  );
}
