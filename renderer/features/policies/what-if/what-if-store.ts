import { create } from 'zustand';
import type { WhatIf, WhatIfStep } from '#shared/contract/what-if';
import type { IsoDate } from '#shared/domain/date';
import type { ItemFilter } from '#shared/domain/filter';
import { useNavigation } from '../../../app/navigation.ts';
import { useSession } from '../../../app/session.ts';
import { showPolicyTab } from '../policy-tab.ts';

/** A pack that was given as text. */
export type GivenPack = { readonly title: string; readonly text: string };

/** What is tried; it is never written anywhere. */
export type Scenario = {
  /** The packs that act; `null` for today's. */
  readonly packIds: readonly string[] | null;
  readonly pack: GivenPack | null;
  /** `null` for today's as-of date. */
  readonly asOf: IsoDate | null;
  readonly steps: readonly WhatIfStep[];
};

/** A step that is being written. */
export type StepDraft = {
  readonly kind: WhatIfStep['kind'];
  readonly filter: ItemFilter;
  /** `null` for a vendor that no rule names. */
  readonly supplierId: string | null;
  readonly placement: 'core' | 'edge';
};

type WhatIfState = {
  readonly scenario: Scenario;
  /** Former scenarios, the latest last. */
  readonly past: readonly Scenario[];
  /** `null` while no step is being written. */
  readonly draft: StepDraft | null;
};

/** How many changes of a scenario can be taken back. */
const DEPTH = 50;
const EMPTY: Scenario = { packIds: null, pack: null, asOf: null, steps: [] };
const START: WhatIfState = { scenario: EMPTY, past: [], draft: null };

/** The scenario that the operator tries; it outlives leaving the screen, not the workspace. */
export const useWhatIf = create<WhatIfState>()(() => START);

useSession.subscribe(() => useWhatIf.setState(START));

/** A new step about the items of a filter. */
export function draftFor(filter: ItemFilter): StepDraft {
  return { kind: 'replace', filter, supplierId: null, placement: 'edge' };
}

// Another screen may send the operator here with items to try something on.
function adoptFilter(): void {
  const { screen, params } = useNavigation.getState();
  if (screen === 'policies' && params.whatIf !== undefined) {
    showPolicyTab('what-if');
    useWhatIf.setState({ draft: draftFor(params.whatIf) });
  }
}
adoptFilter();
useNavigation.subscribe((now, before) => {
  if (now.visit !== before.visit) adoptFilter();
});

/** True where a scenario is nothing but today. */
export function isToday({ packIds, pack, asOf, steps }: Scenario): boolean {
  return packIds === null && pack === null && asOf === null && steps.length === 0;
}

/** Changes the scenario; it can be taken back. */
export function changeScenario(changes: Partial<Scenario>): void {
  useWhatIf.setState(({ scenario, past }) => ({
    scenario: { ...scenario, ...changes },
    past: [...past, scenario].slice(-DEPTH),
  }));
}

/** Takes the last change of the scenario back. */
export function undoChange(): void {
  useWhatIf.setState(({ scenario, past }) => ({
    scenario: past.at(-1) ?? scenario,
    past: past.slice(0, -1),
  }));
}

/** Begins again from today; it can be taken back. */
export function clearScenario(): void {
  changeScenario(EMPTY);
}

/** Writes a step, or no longer. */
export function setDraft(draft: StepDraft | null): void {
  useWhatIf.setState({ draft });
}

/** The step that a draft describes. */
export function stepOf({ kind, filter, supplierId, placement }: StepDraft): WhatIfStep {
  switch (kind) {
    case 'replace':
      return { kind, filter, to: supplierId === null ? 'clear-supplier' : { supplierId } };
    case 'place':
      return { kind, filter, placement };
    case 'remove':
      return { kind, filter };
  }
}

/** What the data host is asked. */
export function questionOf({ packIds, pack, asOf, steps }: Scenario): WhatIf {
  return {
    ...(packIds === null ? {} : { packs: { mode: 'instead', ids: [...packIds] } }),
    ...(pack === null ? {} : { packText: pack.text }),
    ...(asOf === null ? {} : { asOf }),
    steps: [...steps],
  };
}
