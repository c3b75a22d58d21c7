import { Tabs } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { RulesSection } from './rules-section.tsx';

type PlacementTabsProps = { readonly queue: ReactNode };

/** What is open beside the rules that keep it from being open. */
export function PlacementTabs({ queue }: PlacementTabsProps): ReactElement {
  return (
    <Tabs defaultValue="items" keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="items">Items</Tabs.Tab>
        <Tabs.Tab value="rules">Rules</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="items">{queue}</Tabs.Panel>
      <Tabs.Panel value="rules">
        <RulesSection />
      </Tabs.Panel>
    </Tabs>
  );
}
