import {
  lazy,
  Suspense,
  type ComponentType,
  type LazyExoticComponent,
  type ReactElement,
} from 'react';
import { LoadingState } from '../components/states.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { useNavigation, type Screen } from './navigation.ts';

// Each screen is a chunk of its own: the window opens without the grid and the charts.
const screens: Record<Screen, LazyExoticComponent<ComponentType>> = {
  overview: lazy(async () => ({
    default: (await import('../features/overview/overview-screen.tsx')).OverviewScreen,
  })),
  import: lazy(async () => ({
    default: (await import('../features/import/import-screen.tsx')).ImportScreen,
  })),
  inventory: lazy(async () => ({
    default: (await import('../features/inventory/inventory-screen.tsx')).InventoryScreen,
  })),
  vendors: lazy(async () => ({
    default: (await import('../features/vendors/vendors-screen.tsx')).VendorsScreen,
  })),
  placement: lazy(async () => ({
    default: (await import('../features/placement/placement-screen.tsx')).PlacementScreen,
  })),
  policies: lazy(async () => ({
    default: (await import('../features/policies/policies-screen.tsx')).PoliciesScreen,
  })),
  summary: lazy(async () => ({
    default: (await import('../features/summary/summary-screen.tsx')).SummaryScreen,
  })),
  removal: lazy(async () => ({
    default: (await import('../features/removal/removal-screen.tsx')).RemovalScreen,
  })),
  history: lazy(async () => ({
    default: (await import('../features/history/history-screen.tsx')).HistoryScreen,
  })),
};

/** The current screen; a visit with new parameters starts it anew. */
export function CurrentScreen(): ReactElement {
  const screen = useNavigation((state) => state.screen);
  const visit = useNavigation((state) => state.visit);
  const Shown = screens[screen];
  return (
    <ErrorBoundary resetKey={visit}>
      <Suspense fallback={<LoadingState />}>
        <Shown key={visit} />
      </Suspense>
    </ErrorBoundary>
  );
}
