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
import { screenChunks } from './screen-chunks.ts';

const screens: Record<Screen, LazyExoticComponent<ComponentType>> = {
  overview: lazy(screenChunks.overview),
  import: lazy(screenChunks.import),
  inventory: lazy(screenChunks.inventory),
  vendors: lazy(screenChunks.vendors),
  placement: lazy(screenChunks.placement),
  policies: lazy(screenChunks.policies),
  summary: lazy(screenChunks.summary),
  removal: lazy(screenChunks.removal),
  history: lazy(screenChunks.history),
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
