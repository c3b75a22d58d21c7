import { create } from 'zustand';

/** The tabs of the Policies screen, in their order. */
export const POLICY_TABS = ['policies', 'time', 'records', 'caps', 'what-if'] as const;
type PolicyTab = (typeof POLICY_TABS)[number];

/** What the operator puts on record, in the order in which it is shown. */
export const RECORD_PARTS = [
  'questions',
  'authorisations',
  'waivers',
  'listings',
  'operator',
] as const;
export type RecordPart = (typeof RECORD_PARTS)[number];

type Shown = { readonly tab: PolicyTab; readonly part: RecordPart };

/** Which part of the Policies screen is shown; remembered while the app runs. */
export const usePolicyTab = create<Shown>()(() => ({ tab: 'policies', part: 'questions' }));

/** Shows a tab of the Policies screen, now or when it is opened next; none but the known ones. */
export function showPolicyTab(name: string | null): void {
  const tab = POLICY_TABS.find((each) => each === name);
  if (tab !== undefined) usePolicyTab.setState({ tab });
}

/** Shows a part of what is on record, now or when the Policies screen is opened next. */
export function showRecords(name: string | null): void {
  const part = RECORD_PARTS.find((each) => each === name);
  if (part !== undefined) usePolicyTab.setState({ tab: 'records', part });
}
