import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { NameCluster, UnresolvedName } from '#shared/contract/vendors';
import { formatNumber, plural } from '../../../components/format.ts';
import { useSupplierNames } from '../../inventory/filters/use-supplier-names.ts';
import { SupplierPicker, type Assignment } from '../supplier-picker.tsx';
import { handleClusterKeys } from './cluster-keys.ts';
import { ClusterMember } from './cluster-member.tsx';
import { sureWords } from './cluster-words.ts';
import classes from './clusters.module.css';

const FIRST_SHOWN = 8;
const LONGEST_NAME = 120;
/** Confidence from which a known supplier is proposed in place of a new one. */
const LIKELY = 0.7;

/** What is decided on a cluster. */
export type ClusterDecision = {
  readonly resolve: (members: NameCluster['members'], to: Assignment) => void;
  readonly keepApart: (
    names: readonly string[],
    from: readonly string[],
    onDone: () => void,
  ) => void;
};

type ClusterCardProps = ClusterDecision & {
  readonly cluster: NameCluster;
  /** What the queue knows of a member, for whom it may be. */
  readonly known: readonly UnresolvedName[];
  readonly isBusy: boolean;
  /** Only one cluster is reached by Tab; arrow keys lead to the others. */
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
};

/** A misspelt name of a known supplier is that supplier, not a new one of almost its name. */
function proposalFor(cluster: NameCluster, known: readonly UnresolvedName[]): Assignment {
  const [slip] = known
    .flatMap(({ suggestions }) => suggestions)
    .filter(({ why, confidence }) => why === 'slip' && confidence >= LIKELY)
    .toSorted((a, b) => b.confidence - a.confidence);
  return slip === undefined
    ? { newSupplierName: cluster.name.trim().slice(0, LONGEST_NAME) }
    : { supplierId: slip.supplierId };
}

/** Names that are likely one company, to be resolved together or told apart. */
export function ClusterCard(props: ClusterCardProps): ReactElement {
  const { cluster, known, isBusy, isTabStop, onFocus, resolve, keepApart } = props;
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<Assignment | null>(null);
  const [isWhole, setIsWhole] = useState(false);
  const names = useSupplierNames();
  const { name, members } = cluster;
  const checked = members.filter(({ text }) => !leftOut.has(text));
  const unchecked = members.filter(({ text }) => leftOut.has(text));
  const target = chosen ?? proposalFor(cluster, known);
  const owner =
    'supplierId' in target
      ? (names.get(target.supplierId) ?? target.supplierId)
      : target.newSupplierName;
  const canKeepApart = unchecked.length > 0 || members.length === 2;
  const shown = isWhole ? members : members.slice(0, FIRST_SHOWN);
  const hidden = members.length - shown.length;

  const onSame = (): void => {
    if (!isBusy && checked.length > 0) resolve(checked, target);
  };
  const onApart = (): void => {
    if (isBusy || !canKeepApart) return;
    const [stay, go] =
      unchecked.length === 0
        ? [members.slice(0, 1), members.slice(1)]
        : [checked.length === 0 ? unchecked : checked, unchecked];
    keepApart(
      go.map(({ text }) => text),
      stay.map(({ text }) => text),
      () => setLeftOut(new Set()),
    );
  };
  const toggle = (text: string): void => {
    const next = new Set(leftOut);
    if (!next.delete(text)) next.add(text);
    setLeftOut(next);
  };

  return (
    <div
      role="group"
      aria-label={`${name}: ${plural(members.length, 'name')}, ${plural(cluster.items, 'item')}`}
      className={classes['cluster']}
      data-cluster
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={(event) => handleClusterKeys(event, { resolve: onSame, keepApart: onApart })}
    >
      <div className={classes['head']}>
        <div className={classes['title']}>
          <bdi className={classes['name']}>{name}</bdi>
          <span className={classes['meta']}>
            {plural(cluster.items, 'item')}
            {unchecked.length === 0
              ? `, ${plural(members.length, 'name')}, `
              : `, ${formatNumber(checked.length)} of ${plural(members.length, 'name')}, `}
            {sureWords(cluster.confidence)}
          </span>
        </div>
        <div className={classes['decide']}>
          <div className={classes['target']}>
            <SupplierPicker
              label={'supplierId' in target ? owner : `New: ${owner}`}
              description={`vendor of ${name}`}
              candidates={known.flatMap((each) => [
                ...each.candidates,
                ...each.suggestions.map(({ supplierId }) => supplierId),
              ])}
              newName={name}
              onPick={setChosen}
            />
          </div>
          <Button
            size="compact-sm"
            variant="light"
            loading={isBusy}
            disabled={checked.length === 0}
            aria-label={`Same company: ${plural(checked.length, 'name')} to ${owner}`}
            onClick={onSame}
          >
            Same company
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            className={classes['apart'] ?? ''}
            disabled={isBusy || !canKeepApart}
            title={
              canKeepApart
                ? 'Never put them together again'
                : 'First leave out who is another company'
            }
            aria-label={`Not the same: ${name}`}
            onClick={onApart}
          >
            Not the same
          </Button>
        </div>
      </div>
      <ul className={classes['members']} aria-label={`Names like ${name}`}>
        {shown.map((member) => (
          <ClusterMember
            key={member.text}
            member={member}
            isChecked={!leftOut.has(member.text)}
            onToggle={() => toggle(member.text)}
          />
        ))}
      </ul>
      {hidden > 0 ? (
        <Button
          size="compact-sm"
          variant="subtle"
          className={classes['more'] ?? ''}
          aria-label={`Show ${formatNumber(hidden)} more names like ${name}`}
          onClick={() => setIsWhole(true)}
        >
          Show {formatNumber(hidden)} more
        </Button>
      ) : null}
    </div>
  );
}
