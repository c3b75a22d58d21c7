import { ActionIcon, Badge, Button, Menu } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconChevronDown, IconHome2, IconKeyboard, IconSearch } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { WorkspaceInfo } from '#shared/contract/workspace';
import { countryName } from '../components/format.ts';
import { Wordmark } from '../components/wordmark.tsx';
import { AsOfControl } from './as-of-control.tsx';
import { ColorSchemeMenu } from './color-scheme-menu.tsx';
import { generalCommands } from './commands.ts';
import { useDialogs } from './dialogs.ts';
import { MOD_KEY } from './mod-key.ts';
import classes from './top-bar.module.css';

const MENU_IDS = ['new', 'open', 'settings', 'close'];

type TopBarProps = { readonly name: string; readonly workspace: WorkspaceInfo | undefined };

/** The bar above every screen: which workspace, which date, which home country. */
export function TopBar({ name, workspace }: TopBarProps): ReactElement {
  const show = useDialogs((state) => state.show);
  const home = workspace?.homeCountry ?? null;
  return (
    <div className={classes['bar']}>
      <Wordmark />
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            ml="md"
            className={classes['name'] ?? ''}
            title={name}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {generalCommands
            .filter(({ id }) => MENU_IDS.includes(id))
            .map(({ id, label, icon: Icon, run }) => (
              <Menu.Item key={id} leftSection={<Icon size={16} aria-hidden />} onClick={run}>
                {label}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {workspace?.isReadOnly === true ? (
        <Badge color="gray" variant="light" radius="sm">
          Read only
        </Badge>
      ) : null}
      <div className={classes['spacer']} />
      <Button
        variant="default"
        c="dimmed"
        fw={400}
        leftSection={<IconSearch size={15} aria-hidden />}
        onClick={spotlight.open}
      >
        Go to… {MOD_KEY}+K
      </Button>
      {workspace === undefined ? null : (
        <>
          <Button
            variant="default"
            leftSection={<IconHome2 size={16} aria-hidden />}
            title="Home country: stands in where an item names none"
            onClick={() => {
              show('settings');
            }}
          >
            {home === null ? 'Set home country' : countryName(home)}
          </Button>
          <AsOfControl workspace={workspace} />
        </>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        onClick={() => {
          show('shortcuts');
        }}
      >
        <IconKeyboard size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
      <ColorSchemeMenu />
    </div>
  );
}
