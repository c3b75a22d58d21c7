import { AppShell, NavLink, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { SCREENS, useNavigation } from './navigation.ts';
import { CurrentScreen } from './routes.tsx';
import { screenWords } from './screen-list.ts';
import { useSession } from './session.ts';

/** The frame around every screen of an open workspace. */
export function Shell(): ReactElement {
  const name = useSession((state) => state.name);
  const { screen, go } = useNavigation();
  return (
    <AppShell header={{ height: 48 }} navbar={{ width: 216, breakpoint: 0 }} padding="md">
      <AppShell.Header p="sm">
        <Text fw={600}>{name}</Text>
      </AppShell.Header>
      <AppShell.Navbar p="xs">
        {SCREENS.map((entry) => (
          <NavLink
            key={entry}
            component="button"
            label={screenWords[entry].label}
            active={entry === screen}
            onClick={() => {
              go(entry);
            }}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main>
        <CurrentScreen />
      </AppShell.Main>
    </AppShell>
  );
}
