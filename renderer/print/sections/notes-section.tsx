import type { ReactElement } from 'react';
import type { SectionProps } from '../section-props.ts';

/** What the operator has to say. */
export function NotesSection({ composition }: SectionProps): ReactElement {
  return (
    <section>
      <h2>Notes</h2>
      {composition.notes
        .trim()
        .split(/\n\s*\n/u)
        .map((paragraph, index) => (
          // Paragraphs are never moved, so that their place says which they are.
          <p key={String(index)} style={{ whiteSpace: 'pre-line' }}>
            {paragraph}
          </p>
        ))}
    </section>
  );
}
