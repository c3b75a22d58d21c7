import type { ReactElement } from 'react';
import type { Citation } from '#shared/domain/policy';
import { formatDate } from '../../../components/format.ts';
import classes from './panel.module.css';

type CitationTextProps = { readonly citation: Citation };

/** The legal source as text to select and copy; the app itself never opens an address. */
export function CitationText({ citation }: CitationTextProps): ReactElement {
  const { instrument, reference, date, url } = citation;
  const words = [instrument, reference, date === undefined ? undefined : formatDate(date)];
  return (
    <cite className={classes['citation']}>
      {words.filter((each) => each !== undefined).join(', ')}
      {url === undefined ? null : (
        <>
          <br />
          <span className={classes['code']}>{url}</span>
        </>
      )}
    </cite>
  );
}
