import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFileImport,
  IconFilePlus,
  IconFileTypePdf,
  IconFolderOpen,
  IconInfoCircle,
  IconKeyboard,
  IconLock,
  IconNetwork,
  IconPrinter,
  IconRosetteDiscountCheck,
  IconSettings,
  IconX,
} from '@tabler/icons-react';
import { callApp } from '../data/bridge.ts';
import { showError } from '../components/notify.ts';
import { startWith } from '../features/import/import-store.ts';
import { printSummary, saveSummaryPdf } from '../features/summary/print-actions.ts';
import { verifyChosenBundle } from '../features/summary/bundle/verify-job.ts';
import type { Command } from './command.ts';
import { useDialogs } from './dialogs.ts';
import { redoFromMenu, redoLast, undoFromMenu, undoLast } from './history-keys.ts';
import { inventoryCommands } from './inventory-commands.ts';
import { SCREENS, useNavigation, type Screen } from './navigation.ts';
import { screenWords } from './screen-list.ts';
import { closeWorkspace, openWorkspace, useSession } from './session.ts';

function told(work: () => Promise<unknown>): () => void {
  return () => {
    work().catch(showError);
  };
}

async function openSample(): Promise<void> {
  if (!(await openWorkspace(() => callApp('workspace.create', {}), { screen: 'import' }))) return;
  startWith([await callApp('files.sampleNetwork', {})]);
}

async function chooseInventories(): Promise<void> {
  const files = await callApp('files.chooseInventories', {});
  if (files.length === 0) return;
  startWith(files);
  useNavigation.getState().go('import');
}

const workspaceCommands: readonly Command[] = [
  {
    id: 'new',
    label: 'New workspace',
    about: 'Create an empty workspace file',
    icon: IconFilePlus,
    needsWorkspace: false,
    run: told(() => openWorkspace(() => callApp('workspace.create', {}), { screen: 'import' })),
  },
  {
    id: 'new-encrypted',
    label: 'New encrypted workspace',
    about: 'One that opens by a passphrase only',
    icon: IconLock,
    needsWorkspace: false,
    run: () => {
      useDialogs.getState().show('new-encrypted');
    },
  },
  {
    id: 'open',
    label: 'Open workspace',
    about: 'Open a .provenet file',
    icon: IconFolderOpen,
    needsWorkspace: false,
    run: told(() => openWorkspace(() => callApp('workspace.openDialog', {}))),
  },
  {
    id: 'sample',
    label: 'Try it with the sample network',
    about: 'Reads the inventory that comes with Provenet into a new workspace',
    icon: IconNetwork,
    needsWorkspace: false,
    run: told(openSample),
  },
  {
    id: 'import',
    label: 'Import a file',
    about: 'Choose an inventory to read, or several',
    icon: IconFileImport,
    needsWorkspace: true,
    run: told(chooseInventories),
  },
  {
    id: 'print',
    label: 'Print the audit summary',
    about: 'Open the print dialog',
    icon: IconPrinter,
    needsWorkspace: true,
    run: () => {
      useNavigation.getState().go('summary');
      void printSummary();
    },
  },
  {
    id: 'save-pdf',
    label: 'Save the audit summary as PDF',
    about: 'Choose where, then write the file',
    icon: IconFileTypePdf,
    needsWorkspace: true,
    run: () => {
      void saveSummaryPdf(useSession.getState().name ?? '');
    },
  },
  {
    id: 'verify',
    label: 'Verify a bundle',
    about: 'Check an evidence bundle that you received',
    icon: IconRosetteDiscountCheck,
    needsWorkspace: false,
    run: told(verifyChosenBundle),
  },
  {
    id: 'undo',
    label: 'Undo the last change',
    about: 'Takes back what was changed last in this workspace',
    icon: IconArrowBackUp,
    needsWorkspace: true,
    run: undoLast,
  },
  {
    id: 'redo',
    label: 'Redo what was undone',
    about: 'Until something else is changed',
    icon: IconArrowForwardUp,
    needsWorkspace: true,
    run: redoLast,
  },
  {
    id: 'settings',
    label: 'Workspace settings',
    about: 'Operator’s name, scope note, home country',
    icon: IconSettings,
    needsWorkspace: true,
    run: () => {
      useDialogs.getState().show('settings');
    },
  },
  {
    id: 'close',
    label: 'Close workspace',
    about: 'Return to the start screen',
    icon: IconX,
    needsWorkspace: true,
    run: told(closeWorkspace),
  },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    about: 'Every key that Provenet knows',
    icon: IconKeyboard,
    needsWorkspace: false,
    run: () => {
      useDialogs.getState().show('shortcuts');
    },
  },
  {
    id: 'about',
    label: 'About Provenet',
    about: 'Version and parts',
    icon: IconInfoCircle,
    needsWorkspace: false,
    run: () => {
      useDialogs.getState().show('about');
    },
  },
];

function screenCommand(screen: Screen): Command {
  return {
    id: screen,
    ...screenWords[screen],
    needsWorkspace: true,
    run: () => {
      useNavigation.getState().go(screen);
    },
  };
}

/** The screens as commands, in the order of the navigation. */
export const screenCommands: readonly Command[] = SCREENS.map(screenCommand);

/** Everything but the screens. */
export const generalCommands: readonly Command[] = [...workspaceCommands, ...inventoryCommands];

/** Runs a command of the menu by its id. Ids that are not known here are left to others. */
export function runCommand(id: string): void {
  const isOpen = useSession.getState().status === 'open';
  if (id === 'undo' || id === 'redo') {
    if (id === 'undo') undoFromMenu();
    else redoFromMenu();
    return;
  }
  // `import` names a screen and a command; the menu means the command.
  const command = [...generalCommands, ...screenCommands].find((entry) => entry.id === id);
  if (command !== undefined && (isOpen || !command.needsWorkspace)) command.run();
}
