import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconBookmark, IconSearch } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { SavedView } from '#shared/contract/views';
import { useData } from '../data/hooks.ts';
import { openView } from '../features/inventory/views/view-store.ts';
import type { Command } from './command.ts';
import { generalCommands, screenCommands } from './commands.ts';
import { leadKeys } from './lead-keys.ts';
import { useNavigation } from './navigation.ts';

function groupOf(group: string, commands: readonly Command[]): SpotlightActionGroupData {
  return {
    group,
    actions: commands.map(({ id, label, about, icon: Icon, run }) => ({
      id: `${group}-${id}`,
      label,
      description: about,
      onClick: run,
      leftSection: <Icon size={20} stroke={1.5} aria-hidden />,
    })),
  };
}

/** A saved view as a command that opens it in the inventory. */
function viewCommand(view: SavedView): Command {
  return {
    id: String(view.id),
    label: view.name,
    about: 'Open this view of the inventory',
    icon: IconBookmark,
    needsWorkspace: true,
    run: () => {
      useNavigation.getState().go('inventory');
      openView(view);
    },
  };
}

type PaletteProps = {
  /** Without a workspace only the commands that need none are offered. */
  readonly hasWorkspace: boolean;
};

/** The command palette, opened with Ctrl/Cmd+K. */
export function Palette({ hasWorkspace }: PaletteProps): ReactElement {
  const general = generalCommands.filter((command) => hasWorkspace || !command.needsWorkspace);
  const { data: views = [] } = useData('views.list', {}, { isEnabled: hasWorkspace });
  const actions = [
    ...(hasWorkspace ? [groupOf('Screens', screenCommands)] : []),
    ...(hasWorkspace && views.length > 0 ? [groupOf('Views', views.map(viewCommand))] : []),
    groupOf('Commands', general),
  ];
  return (
    <Spotlight
      actions={actions}
      shortcut="mod + K"
      tagsToIgnore={[]}
      transitionProps={{ duration: 0 }}
      nothingFound="No screen or command has that name"
      highlightQuery
      scrollable
      attributes={{ content: { 'aria-label': 'Screens and commands' } }}
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.5} aria-hidden />,
        placeholder: 'Go to a screen or run a command',
        'aria-label': 'Go to a screen or run a command',
        ref: leadKeys,
      }}
    />
  );
}
