import { Button, ThemeIcon } from '@mantine/core';
import {
  IconArrowBackUp,
  IconBuildingFactory2,
  IconFileImport,
  IconGavel,
  IconSettings,
  IconTag,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Change } from '#shared/contract/history';
import { formatNumber, plural } from '../../components/format.ts';
import classes from './history.module.css';

const KINDS: Record<Change['kind'], { icon: TablerIcon; label: string }> = {
  import: { icon: IconFileImport, label: 'Import' },
  tag: { icon: IconTag, label: 'Tag' },
  vendor: { icon: IconBuildingFactory2, label: 'Vendor' },
  policy: { icon: IconGavel, label: 'Policy' },
  settings: { icon: IconSettings, label: 'Settings' },
  undo: { icon: IconArrowBackUp, label: 'Undo' },
};

const time = new Intl.DateTimeFormat(navigator.language, { timeStyle: 'short' });

type HistoryEntryProps = { readonly change: Change; readonly onUndo: () => void };

/** When, what, why and how many items. */
export function HistoryEntry({ change, onUndo }: HistoryEntryProps): ReactElement {
  const { icon: Icon, label } = KINDS[change.kind];
  return (
    <li className={`${classes['entry']} ${change.isUndone ? classes['undone'] : ''}`}>
      <time className={classes['time']} dateTime={change.at}>
        {time.format(new Date(change.at))}
      </time>
      <ThemeIcon size={24} radius="sm" variant="light" title={label}>
        <Icon size={14} aria-label={label} />
      </ThemeIcon>
      <div>
        <bdi className={classes['text']}>{change.text}</bdi>
        <div className={classes['facts']}>
          {change.isUndone ? <span>undone later</span> : null}
          {change.items > 0 ? <span>{plural(change.items, 'item')}</span> : null}
          {change.counts === null ||
          change.counts.before.flagged === change.counts.after.flagged ? null : (
            <span>
              flagged {formatNumber(change.counts.before.flagged)} →{' '}
              {formatNumber(change.counts.after.flagged)}
            </span>
          )}
          {change.who === null ? null : <bdi>by {change.who}</bdi>}
          {change.reason === null ? null : <bdi>Reason: {change.reason}</bdi>}
        </div>
      </div>
      {change.canUndo ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          aria-label={`Undo: ${change.text}`}
          onClick={onUndo}
        >
          Undo
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}
