import { ActionIcon, Badge } from '@mantine/core';
import { IconCopy, IconKey } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { ItemCard } from '#shared/contract/items';
import { copyText } from '../../../components/copy-text.ts';
import { showDone } from '../../../components/notify.ts';
import { VerdictBadge } from '../../../components/verdict-badge.tsx';
import { CertaintyMark } from './certainty-mark.tsx';
import { CitationText } from './citation-text.tsx';
import { findingRemedy, findingSentence, findingText, type Finding } from './finding-words.ts';
import { WaiveButton } from './waive-button.tsx';
import { FoldedText } from './folded-text.tsx';
import classes from './panel.module.css';

type FindingCardProps = {
  readonly finding: Finding;
  readonly row: ItemCard['row'];
  /** The date that the verdicts are computed for. */
  readonly asOf: string;
};

/** What one rule says of the item: why, on what ground, and what would change it. */
export function FindingCard({ finding, row, asOf }: FindingCardProps): ReactElement {
  const { note, ruleTitle } = finding;
  const isWaived = finding.reason.waiver !== null;
  const copy = (): void => {
    if (copyText(findingText(finding, asOf))) showDone('Copied', ruleTitle);
  };
  return (
    <article
      className={classes['finding']}
      aria-label={ruleTitle}
      data-waived={isWaived ? true : undefined}
    >
      <div className={classes['findingHead']}>
        <div className={classes['marks']}>
          <VerdictBadge verdict={finding.verdict} />
          {isWaived ? (
            <Badge size="sm" variant="outline" color="gray" radius="sm" tt="none">
              Waived
            </Badge>
          ) : null}
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
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Copy the reason of ${ruleTitle}`}
          title="Copy the reason with rule and source"
          onClick={copy}
        >
          <IconCopy size={14} aria-hidden />
        </ActionIcon>
      </div>
      <p className={classes['why']}>
        <bdi>{findingSentence(finding, asOf)}</bdi>
      </p>
      <p className={classes['remedy']}>
        <bdi>{findingRemedy(finding, asOf)}</bdi>
      </p>
      <h4 className={classes['findingTitle']}>{ruleTitle}</h4>
      <CitationText citation={finding.citation} />
      <div className={classes['dimmed']}>
        {finding.policyTitle}, version {finding.policyVersion}
      </div>
      {note === null ? null : <FoldedText text={note} about={ruleTitle} />}
      {isWaived ? null : (
        <div>
          <WaiveButton finding={finding} row={row} asOf={asOf} />
        </div>
      )}
    </article>
  );
}
