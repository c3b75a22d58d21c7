import type { ReactElement } from 'react';
import { formatDate, formatNumber, plural } from '../../components/format.ts';
import type { SectionProps } from '../section-props.ts';
import { redactionWords } from '../composition-words.ts';
import classes from '../summary-document.module.css';

/** In plain words, how the numbers came about. */
export function MethodSection({ document, composition }: SectionProps): ReactElement {
  const { summary, sources, policies, auditee } = document.figures;
  return (
    <section>
      <h2>Method and scope</h2>
      <p>
        This audit is about {plural(summary.items.total, 'item')} from{' '}
        {plural(sources.length, 'file')}, of which {formatNumber(summary.items.inScope)} are in
        scope, under {plural(policies.length, 'policy', 'policies')}, as of{' '}
        {formatDate(summary.asOf)}. What stands in no file is not part of it.
      </p>
      <p>
        Each item is one row of an imported inventory. Its manufacturer text was resolved to a
        supplier, and it was tagged as core or edge, by the file itself, by a rule of the catalogue,
        or by a person; every tag can be traced in the workspace.
      </p>
      <p>
        Every rule of the policies applied that acts was then tested on every item for{' '}
        {formatDate(summary.asOf)}; the list of policies says which rules did not act. The gravest
        verdict counts as the item’s verdict.
      </p>
      <ul className={classes['keep']}>
        <li>
          <strong>Flagged</strong> means that the item carries one of the verdicts overdue, remove
          by, over cap, restricted or review: it is equipment of a potentially non-secure supplier
          under these policies, or of a kind of which a rule asks the same whoever made it. It is
          not a finding that the item itself is defective.
        </li>
        <li>
          <strong>Undetermined</strong> means that a rule could apply, but a fact that decides it is
          missing. Such items are neither flagged nor clear, and are counted beside the flagged
          ones.
        </li>
        <li>
          <strong>Clear</strong> means that no rule applied, or that a waiver lifted those that did.
          It says nothing of policies that were not applied.
        </li>
        <li>
          <strong>In scope</strong> = flagged + undetermined + clear. Decommissioned items are out
          of scope and counted apart.
        </li>
        <li>
          {auditee.homeCountry === null
            ? 'Where an item names no country, rules of single countries leave it undetermined.'
            : 'Where an item names no country, the home country stands in.'}{' '}
          Rules that are not yet in force on the as-of date flag nothing.
        </li>
      </ul>
      <p>{redactionWords[composition.redaction].statement}</p>
    </section>
  );
}
