import type { ReactElement } from 'react';
import { shortHash } from '#shared/domain/audit/figures-text';
import type { SectionProps } from '../section-props.ts';
import classes from '../summary-document.module.css';

/** Where those sign who answer for the audit. */
export function SignOffSection({ document }: SectionProps): ReactElement {
  return (
    <section className={classes['keep']}>
      <h2>Sign-off</h2>
      <p>
        By signing, each confirms the figures whose SHA-256 begins with{' '}
        <span className={classes['hash']}>{shortHash(document.figuresSha256)}</span>.
      </p>
      <div className={classes['signatures']}>
        <div>Prepared by, date, signature</div>
        <div>Reviewed by, date, signature</div>
        <div>Approved by, date, signature</div>
      </div>
    </section>
  );
}
