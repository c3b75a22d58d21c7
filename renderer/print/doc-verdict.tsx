import type { ReactElement } from 'react';
import type { Verdict } from '#shared/domain/verdict';
import { verdictIcons } from '../components/verdict-badge.tsx';
import { verdictWords } from '../components/words.ts';
import classes from './summary-document.module.css';

/** A verdict on paper: sign and word, no colour. */
export function DocVerdict({ verdict }: { readonly verdict: Verdict }): ReactElement {
  const Icon = verdictIcons[verdict];
  return (
    <span className={classes['verdict']}>
      <Icon size={12} stroke={2} aria-hidden />
      {verdictWords[verdict].label}
    </span>
  );
}
