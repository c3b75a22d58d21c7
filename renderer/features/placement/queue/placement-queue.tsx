import { Alert, Button, Kbd, TextInput } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { PlacementGroup } from '#shared/contract/placement';
import { useNavigation } from '../../../app/navigation.ts';
import { formatNumber, plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { DecidedList } from './decided-list.tsx';
import { GroupDetail } from './group-detail.tsx';
import { GroupList } from './group-list.tsx';
import { wordsOf } from './group-words.ts';
import { KeysModal } from './keys-modal.tsx';
import classes from './queue.module.css';
import {
  forgetSkipped,
  setReason,
  skipGroup,
  tagGroup,
  undoDecided,
  useSitting,
  type Choice,
} from './sitting.ts';
import { usePlacementQueue } from './use-placement-queue.ts';
import { useQueueKeys } from './use-queue-keys.ts';

/** Groups read at once; those that are decided make room for the next. */
const GROUPS_READ = 500;
const LONGEST_REASON = 400;

/** The groups that are left, those that were skipped at the end. */
function inOrder(
  groups: readonly PlacementGroup[],
  skipped: ReadonlySet<string>,
): readonly PlacementGroup[] {
  const later = [...skipped].flatMap((key) => groups.find((group) => group.key === key) ?? []);
  return [...groups.filter(({ key }) => !skipped.has(key)), ...later];
}

/** Untagged items in groups, to be tagged one group after the other by single keys. */
export function PlacementQueueView(): ReactElement {
  const { reason, running, settled, decided, skipped } = useSitting();
  const limit = GROUPS_READ + skipped.size;
  const queue = usePlacementQueue(limit);
  const askedAt = queue.data?.askedAt ?? 0;
  const [focus, setFocus] = useState<{ readonly key: string; readonly at: number } | null>(null);
  const [hasKeys, setHasKeys] = useState(false);
  const scope = useRef<HTMLElement>(null);
  const go = useNavigation((state) => state.go);
  useEffect(() => forgetSkipped, []);

  const isOpen = ({ key }: PlacementGroup): boolean =>
    !running.has(key) && (settled.get(key) ?? -1) < askedAt;
  const groups = inOrder((queue.data?.groups ?? []).filter(isOpen), skipped);
  const found = groups.findIndex(({ key }) => key === focus?.key);
  const focused = found === -1 ? Math.min(focus?.at ?? 0, groups.length - 1) : found;
  const group = groups[focused];

  const focusOn = (at: number): void => {
    const next = groups[Math.max(0, Math.min(at, groups.length - 1))];
    if (next !== undefined) setFocus({ key: next.key, at });
  };
  /** The group after the focused one takes its place. */
  const moveOn = (): void => {
    const next = groups[focused + 1];
    setFocus(next === undefined ? { key: '', at: focused } : { key: next.key, at: focused });
  };
  const tag = (placement: Choice): void => {
    if (group === undefined) return;
    moveOn();
    void tagGroup(group, placement, wordsOf(group));
  };
  const skip = (): void => {
    if (group === undefined) return;
    moveOn();
    skipGroup(group.key);
  };
  const undo = (id?: string): void => {
    void undoDecided(id).then((key) => {
      if (key !== null) setFocus({ key, at: 0 });
    });
  };
  const showItems = (): void => {
    if (group !== undefined) go('inventory', { filter: group.filter });
  };
  useQueueKeys(scope, {
    c: () => tag('core'),
    e: () => tag('edge'),
    y: () => group?.proposal && tag(group.proposal.placement),
    s: skip,
    u: () => undo(),
    j: () => focusOn(focused + 1),
    k: () => focusOn(focused - 1),
    arrowdown: () => focusOn(focused + 1),
    arrowup: () => focusOn(focused - 1),
    home: () => focusOn(0),
    end: () => focusOn(groups.length - 1),
    enter: showItems,
    '?': () => setHasKeys(true),
  });

  if (queue.error !== null) {
    return <ErrorState message={messageOf(queue.error)} onRetry={() => void queue.refetch()} />;
  }
  const { data } = queue;
  if (data === undefined) return <LoadingState blocks={[320]} label="Loading groups" />;
  const hidden = data.groups.filter((each) => !isOpen(each));
  const left = data.untagged - hidden.reduce((sum, { items }) => sum + items, 0);
  const all = data.untagged + decided.reduce((sum, { items }) => sum + items, 0);
  const isBusy = running.size > 0;
  return (
    <section ref={scope} className={classes['queue']} aria-label="Placement queue">
      <div className={classes['head']}>
        <p className={classes['progress']} role="status">
          <strong>{formatNumber(left)}</strong> of {formatNumber(Math.max(all, left))} left ·{' '}
          {plural(data.groupCount - hidden.length, 'group')}
          {isBusy ? ' · tagging …' : ''}
        </p>
        <span className={classes['legend']} aria-hidden>
          <Kbd size="xs">C</Kbd> core <Kbd size="xs">E</Kbd> edge <Kbd size="xs">S</Kbd> skip{' '}
          <Kbd size="xs">U</Kbd> undo
        </span>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconKeyboard size={16} aria-hidden />}
          rightSection={
            <Kbd aria-hidden size="xs">
              ?
            </Kbd>
          }
          onClick={() => setHasKeys(true)}
        >
          Keys
        </Button>
        <TextInput
          size="xs"
          className={classes['reason'] ?? ''}
          label="Reason of this sitting"
          maxLength={LONGEST_REASON}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <div className={classes['panes']}>
        <GroupList
          groups={groups}
          focused={focused}
          skipped={skipped}
          onFocus={(key) => setFocus({ key, at: groups.findIndex((each) => each.key === key) })}
        />
        {group === undefined ? (
          <Alert>{isBusy ? 'Tagging the last group …' : 'No group is left.'}</Alert>
        ) : (
          <GroupDetail
            group={group}
            queue={data}
            onTag={tag}
            onSkip={skip}
            onShowItems={showItems}
          />
        )}
      </div>
      <DecidedList decided={decided} onUndo={undo} />
      <KeysModal isOpen={hasKeys} onClose={() => setHasKeys(false)} />
    </section>
  );
}
