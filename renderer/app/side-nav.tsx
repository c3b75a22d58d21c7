import { Progress } from '@mantine/core';
import type { ReactElement } from 'react';
import type { WorkspaceInfo } from '#shared/contract/workspace';
import { formatNumber, plural } from '../components/format.ts';
import { useImport, useImportProgress } from '../features/import/import-store.ts';
import { SCREENS, useNavigation, type Screen } from './navigation.ts';
import { screenWords } from './screen-list.ts';
import { MOD_KEY } from './mod-key.ts';
import classes from './side-nav.module.css';

type Counter = { readonly count: number; readonly title: string };

function counterOf(screen: Screen, workspace: WorkspaceInfo | undefined): Counter | null {
  if (workspace === undefined) return null;
  if (screen === 'vendors' && workspace.unresolvedItems > 0) {
    const count = workspace.unresolvedItems;
    return { count, title: `${plural(count, 'item')} of a manufacturer that is not resolved` };
  }
  if (screen === 'placement' && workspace.untaggedItems > 0) {
    const count = workspace.untaggedItems;
    return { count, title: `${plural(count, 'item')} neither core nor edge` };
  }
  return null;
}

function shortCount(count: number): string {
  return count < 10_000 ? formatNumber(count) : `${formatNumber(Math.floor(count / 1000))}k`;
}

type SideNavProps = { readonly workspace: WorkspaceInfo | undefined };

/** The list of screens, with what is left to do on them. */
export function SideNav({ workspace }: SideNavProps): ReactElement {
  const { screen: current, go } = useNavigation();
  const running = useImport((state) => state.running);
  const progress = useImportProgress((state) => state.progress);
  return (
    <nav className={classes['nav']} aria-label="Screens">
      {SCREENS.map((screen, index) => {
        const { label, icon: Icon } = screenWords[screen];
        const counter = counterOf(screen, workspace);
        return (
          <button
            key={screen}
            type="button"
            className={classes['entry']}
            aria-current={screen === current ? 'page' : undefined}
            title={`${counter === null ? label : counter.title} (${MOD_KEY}+${index + 1})`}
            onClick={() => {
              go(screen);
            }}
          >
            <Icon size={18} stroke={1.6} aria-hidden />
            <span className={classes['label']}>{label}</span>
            {counter === null ? null : (
              <span className={classes['count']}>{shortCount(counter.count)}</span>
            )}
          </button>
        );
      })}
      {running === null ? null : (
        <div className={classes['foot']}>
          {running === 'check' ? 'Checking the file' : 'Importing'}
          <Progress
            mt={4}
            size="sm"
            value={
              progress === null ? 0 : (progress.bytesRead / Math.max(progress.bytesTotal, 1)) * 100
            }
            aria-label="Progress of the import"
          />
        </div>
      )}
    </nav>
  );
}
