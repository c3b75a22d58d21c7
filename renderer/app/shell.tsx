import { AppShell } from '@mantine/core';
import { IconCalendarPin, IconFolderExclamation } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { formatDate } from '../components/format.ts';
import { useData } from '../data/hooks.ts';
import { ExportProgress } from '../features/inventory/export/export-progress.tsx';
import { BackToToday } from './as-of-control.tsx';
import { useNavigation } from './navigation.ts';
import { CurrentScreen } from './routes.tsx';
import classes from './shell.module.css';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';
import { useMenuSteps } from './use-menu-steps.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** Where the screen scrolls, each visit of one from its top. */
function ScreenPlace(): ReactElement {
  const visit = useNavigation((state) => state.visit);
  return (
    <div key={visit} className={classes['screen']}>
      <CurrentScreen />
    </div>
  );
}

type ShellProps = { readonly name: string };

/** The frame around every screen of an open workspace. */
export function Shell({ name }: ShellProps): ReactElement {
  useShortcuts();
  useMenuSteps();
  const { data: workspace } = useData('workspace.get', {});
  return (
    <AppShell header={{ height: 52 }} navbar={{ width: 208, breakpoint: 0 }}>
      <AppShell.Header>
        <TopBar name={workspace?.name ?? name} workspace={workspace} />
      </AppShell.Header>
      <AppShell.Navbar p={8}>
        <SideNav workspace={workspace} />
      </AppShell.Navbar>
      <AppShell.Main className={classes['main'] ?? ''}>
        {workspace?.isAsOfFixed === true ? (
          <div className={classes['notice']} role="note">
            <IconCalendarPin size={16} aria-hidden />
            Everything shown is computed for {formatDate(workspace.asOf)}, not for today.
            <BackToToday workspace={workspace} />
          </div>
        ) : null}
        {workspace === undefined || workspace.placeWarning === null ? null : (
          <div className={classes['notice']} role="note">
            <IconFolderExclamation size={16} aria-hidden />
            {workspace.placeWarning}
          </div>
        )}
        <ScreenPlace />
      </AppShell.Main>
      <ExportProgress />
    </AppShell>
  );
}
