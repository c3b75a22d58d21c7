import type { ReactElement, ReactNode } from 'react';
import classes from './panel.module.css';

/** One named value; empty values are shown as a dash by the caller or left out. */
export type Fact = {
  readonly label: string;
  readonly value: ReactNode;
  readonly isCode?: boolean;
};

type FactsProps = { readonly facts: readonly Fact[] };

/** A list of names and values. */
export function Facts({ facts }: FactsProps): ReactElement {
  return (
    <dl className={classes['facts']}>
      {facts.map(({ label, value, isCode }, index) => (
        // Headings of a file may repeat, so the place is part of the identity.
        <div key={`${index}-${label}`} style={{ display: 'contents' }}>
          <dt>
            <bdi>{label}</bdi>
          </dt>
          <dd className={isCode === true ? classes['code'] : undefined}>
            {typeof value === 'string' ? <bdi>{value}</bdi> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type SectionProps = { readonly title: string; readonly children: ReactNode };

/** A titled part of the item panel. */
export function Section({ title, children }: SectionProps): ReactElement {
  return (
    <section className={classes['section']} aria-label={title}>
      <h3 className={classes['sectionTitle']}>{title}</h3>
      {children}
    </section>
  );
}
