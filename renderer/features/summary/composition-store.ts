import { create } from 'zustand';
import {
  compositionSchema,
  presetFor,
  SECTIONS,
  type Composition,
  type Section,
} from '#shared/domain/audit/composition';

const STORAGE_KEY = 'provenet-audit-composition';
const MAX_STEPS = 100;

/** The choice of last time; the one for auditors where there was none, or it cannot be read. */
function remembered(): Composition {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null');
    const read = compositionSchema.safeParse(stored);
    return read.success ? read.data : presetFor('auditor');
  } catch {
    // What a person or an older program wrote there is no reason not to start.
    return presetFor('auditor');
  }
}

type CompositionState = {
  readonly composition: Composition;
  readonly past: readonly Composition[];
  readonly future: readonly Composition[];
  /** Changes a part; changes of one text one after another are one step. */
  change(this: void, part: Partial<Composition>, step?: string): void;
  undo(this: void): void;
  redo(this: void): void;
};

/** The step that is being written, so that each letter is not a step of its own. */
let lastStep: string | undefined;

/** How the audit summary is composed now, with the steps that led there. */
export const useComposition = create<CompositionState>((set, get) => ({
  composition: remembered(),
  past: [],
  future: [],
  change: (part, step) => {
    const { composition, past } = get();
    const isSameStep = step !== undefined && step === lastStep && past.length > 0;
    lastStep = step;
    set({
      composition: { ...composition, ...part },
      past: isSameStep ? past : [...past, composition].slice(-MAX_STEPS),
      future: [],
    });
  },
  undo: () => {
    const { composition, past, future } = get();
    const before = past.at(-1);
    if (before === undefined) return;
    lastStep = undefined;
    set({ composition: before, past: past.slice(0, -1), future: [composition, ...future] });
  },
  redo: () => {
    const { composition, past, future } = get();
    const [after, ...rest] = future;
    if (after === undefined) return;
    lastStep = undefined;
    set({ composition: after, past: [...past, composition], future: rest });
  },
}));

useComposition.subscribe(({ composition }) => {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(composition));
});

/** Every part in the order of a composition; those that are not printed keep their usual neighbours. */
export function orderedSections({ sections }: Composition): Section[] {
  const order = [...sections];
  SECTIONS.forEach((section, at) => {
    if (order.includes(section)) return;
    const before = SECTIONS.slice(0, at).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, section);
  });
  return order;
}

/** Prints a part or leaves it out; the last one stays. */
export function withSection(
  composition: Composition,
  section: Section,
  isPrinted: boolean,
): Section[] {
  if (isPrinted) {
    return orderedSections(composition).filter(
      (each) => each === section || composition.sections.includes(each),
    );
  }
  const left = composition.sections.filter((each) => each !== section);
  return left.length === 0 ? [...composition.sections] : left;
}

/** Moves a printed part before the one above it, or behind the one below. */
export function withMoved(
  { sections }: Composition,
  section: Section,
  direction: 'up' | 'down',
): Section[] {
  const order = [...sections];
  const at = order.indexOf(section);
  const to = direction === 'up' ? at - 1 : at + 1;
  const other = order[to];
  if (at < 0 || other === undefined) return order;
  order[to] = section;
  order[at] = other;
  return order;
}
