import type { ComponentType } from 'react';
import type { Screen } from './navigation.ts';

type Chunk = { readonly default: ComponentType };

/** Loads a screen. Each is a chunk of its own: the window opens without the grid and the charts. */
export const screenChunks: Readonly<Record<Screen, () => Promise<Chunk>>> = {
  overview: async () => ({
    default: (await import('../features/overview/overview-screen.tsx')).OverviewScreen,
  }),
  import: async () => ({
    default: (await import('../features/import/import-screen.tsx')).ImportScreen,
  }),
  inventory: async () => ({
    default: (await import('../features/inventory/inventory-screen.tsx')).InventoryScreen,
  }),
  vendors: async () => ({
    default: (await import('../features/vendors/vendors-screen.tsx')).VendorsScreen,
  }),
  placement: async () => ({
    default: (await import('../features/placement/placement-screen.tsx')).PlacementScreen,
  }),
  policies: async () => ({
    default: (await import('../features/policies/policies-screen.tsx')).PoliciesScreen,
  }),
  summary: async () => ({
    default: (await import('../features/summary/summary-screen.tsx')).SummaryScreen,
  }),
  removal: async () => ({
    default: (await import('../features/removal/removal-screen.tsx')).RemovalScreen,
  }),
  history: async () => ({
    default: (await import('../features/history/history-screen.tsx')).HistoryScreen,
  }),
};
