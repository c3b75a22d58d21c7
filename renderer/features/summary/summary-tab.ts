import { create } from 'zustand';

/** The tabs of the Audit summary, in their order. */
const SUMMARY_TABS = ['document', 'audits', 'sampling'] as const;
type SummaryTab = (typeof SUMMARY_TABS)[number];

/** Which part of the Audit summary is shown; remembered while the app runs. */
export const useSummaryTab = create<{ readonly tab: SummaryTab }>()(() => ({ tab: 'document' }));

/** Shows a tab of the Audit summary, now or when it is opened next; none but the known ones. */
export function showSummaryTab(name: string | null): void {
  const tab = SUMMARY_TABS.find((each) => each === name);
  if (tab !== undefined) useSummaryTab.setState({ tab });
}
