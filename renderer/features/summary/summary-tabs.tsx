import { Tabs } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { AuditsSection } from '../audits/audits-section.tsx';
import { SamplingSection } from '../sampling/sampling-section.tsx';
import { showSummaryTab, useSummaryTab } from './summary-tab.ts';

type SummaryTabsProps = { readonly document: ReactNode };

/** The printed document beside what supports it. */
export function SummaryTabs({ document }: SummaryTabsProps): ReactElement {
  const tab = useSummaryTab((state) => state.tab);
  return (
    <Tabs value={tab} keepMounted={false} onChange={showSummaryTab}>
      <Tabs.List mb="md">
        <Tabs.Tab value="document">Document</Tabs.Tab>
        <Tabs.Tab value="audits">Audits</Tabs.Tab>
        <Tabs.Tab value="sampling">Sampling</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="document">{document}</Tabs.Panel>
      <Tabs.Panel value="audits">
        <AuditsSection />
      </Tabs.Panel>
      <Tabs.Panel value="sampling">
        <SamplingSection />
      </Tabs.Panel>
    </Tabs>
  );
}
