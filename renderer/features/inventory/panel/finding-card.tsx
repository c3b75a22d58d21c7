import { Badge } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { ItemCard } from '#shared/contract/items';
import {
  formatDate,
  formatDaysLeft,
  formatNumber,
  formatShare,
} from '../../../components/format.ts';
import { VerdictBadge } from '../../../components/verdict-badge.tsx';
import { factWords } from '../../../components/words.ts';
import { CertaintyMark } from './certainty-mark.tsx';
import { CitationText } from './citation-text.tsx';
import { FoldedText } from './folded-text.tsx';
import classes from './panel.module.css';

type Finding = ItemCard['findings'][number];

const andList = new Intl.ListFormat('en', { type: 'conjunction' });

// A rule may also ask for its use or zone, which inventories do not carry.
function missingWords(missing: readonly string[]): string {
  const known: Readonly<Record<string, string>> = factWords;
  return andList.format(missing.map((fact) => (known[fact] ?? fact).toLowerCase()));
}

type FindingCardProps = {
  readonly finding: Finding;
  /** The date that the verdicts are computed for; `null` until it is known. */
  readonly asOf: string | null;
};

/** What one rule says of the item, and on what ground. */
export function FindingCard({ finding, asOf }: FindingCardProps): ReactElement {
  const { deadline, share, missing, note } = finding;
  return (
    <article className={classes['finding']}>
      <div className={classes['marks']}>
        <VerdictBadge verdict={finding.verdict} />
        {finding.isKeyAsset ? (
          <Badge
            size="sm"
            variant="light"
            radius="sm"
            tt="none"
            title="The instrument names this function as a key asset"
            leftSection={<IconKey size={11} aria-hidden />}
          >
            Key asset
          </Badge>
        ) : null}
        <CertaintyMark certainty={finding.certainty} />
      </div>
      <h4 className={classes['findingTitle']}>{finding.ruleTitle}</h4>
      <CitationText citation={finding.citation} />
      <div className={classes['dimmed']}>
        {finding.policyTitle}, version {finding.policyVersion}
      </div>
      {deadline === null ? null : (
        <div>
          Deadline: <strong>{formatDate(deadline)}</strong>
          {asOf === null ? null : ` (${formatDaysLeft(asOf, deadline)})`}
        </div>
      )}
      {missing.length === 0 ? null : <div>Would be decided by: {missingWords(missing)}</div>}
      {share === null ? null : (
        <div>
          Share: {formatNumber(share.named)} of {formatNumber(share.all)} items in the rule’s scope,{' '}
          {formatShare(share.named, share.all)}; at most {formatShare(share.cap, 1)} permitted
        </div>
      )}
      {note === null ? null : <FoldedText text={note} about={finding.ruleTitle} />}
    </article>
  );
}
