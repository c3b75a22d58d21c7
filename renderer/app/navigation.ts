import { create } from 'zustand';
import type { ItemFilter } from '#shared/domain/filter';

/** The screens in the order of the navigation; Ctrl/Cmd and the place opens one. */
export const SCREENS = [
  'overview',
  'import',
  'inventory',
  'vendors',
  'placement',
  'policies',
  'summary',
  'history',
  'removal',
] as const;
export type Screen = (typeof SCREENS)[number];

/** What a screen may be opened with. */
export type ScreenParams = {
  /** The filter that the inventory starts with. */
  readonly filter?: ItemFilter;
  /** Opens the policies at the days on which something changes. */
  readonly isAtTimeline?: boolean;
  /** Items that something is to be tried on, among the policies. */
  readonly whatIf?: ItemFilter;
};

type Place = { readonly screen: Screen; readonly params: ScreenParams };

type Navigation = Place & {
  /** Counts visits: a screen that is opened anew starts anew. */
  readonly visit: number;
  readonly past: readonly Place[];
  go(this: void, screen: Screen, params?: ScreenParams): void;
  back(this: void): void;
  /** Forgets where the operator was; used when another workspace is opened. */
  reset(this: void, screen: Screen, params?: ScreenParams): void;
};

const DEPTH = 30;

/** Which screen is shown. `go('inventory', { filter })` opens the inventory filtered. */
export const useNavigation = create<Navigation>((set) => ({
  screen: 'overview',
  params: {},
  visit: 0,
  past: [],
  go: (screen, params = {}) => {
    set((now) => ({
      screen,
      params,
      visit: now.visit + 1,
      past: [...now.past, { screen: now.screen, params: now.params }].slice(-DEPTH),
    }));
  },
  back: () => {
    set((now) => {
      const last = now.past.at(-1);
      return last === undefined
        ? {}
        : { ...last, visit: now.visit + 1, past: now.past.slice(0, -1) };
    });
  },
  reset: (screen, params = {}) => {
    set((now) => ({ screen, params, visit: now.visit + 1, past: [] }));
  },
}));
