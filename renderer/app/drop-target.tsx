import { Text } from '@mantine/core';
import { AppError, isAppError } from '#shared/rpc/app-error';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useState, type ReactElement } from 'react';
import { showError } from '../components/notify.ts';
import { callApp, grantDropped } from '../data/bridge.ts';
import { startWith } from '../features/import/import-store.ts';
import classes from './drop-target.module.css';
import { useNavigation } from './navigation.ts';
import { openWorkspace, useSession } from './session.ts';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

async function take(files: readonly File[]): Promise<void> {
  // Something dragged out of a browser or a mail has no path; no token can stand for it.
  const granted = await grantDropped(files).catch((error: unknown) => {
    if (!isAppError(error, 'internal')) throw error;
    throw new AppError(
      'invalid-input',
      'That is not a file of this computer. Save it, then drop it.',
    );
  });
  const workspace = granted.find(({ name }) => name.toLowerCase().endsWith('.provenet'));
  if (workspace !== undefined) {
    await openWorkspace(() => callApp('workspace.openDropped', { token: workspace.token }));
    return;
  }
  if (useSession.getState().status === 'open') useNavigation.getState().go('import');
  else if (!(await openWorkspace(() => callApp('workspace.create', {}), { screen: 'import' }))) {
    return;
  }
  startWith(granted);
}

/** Takes files that are dropped anywhere: inventories are imported, workspaces opened. */
export function DropTarget(): ReactElement | null {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    // Each child entered or left fires too; the depth tells the window's own edge.
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth += 1;
      setIsOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setIsOver(false);
    };
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setIsOver(false);
      take([...(event.dataTransfer?.files ?? [])]).catch(showError);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className={classes['overlay']} aria-hidden>
      <div className={classes['card']}>
        <IconFileImport size={40} stroke={1.4} />
        Drop to read it
        <Text size="sm" c="dimmed">
          Inventories (CSV) and folders of them are imported, a workspace (.provenet) is opened
        </Text>
      </div>
    </div>
  );
}
