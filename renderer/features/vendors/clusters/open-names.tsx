import { useState, type ReactElement } from 'react';
import type { UnresolvedName } from '#shared/contract/vendors';
import { Segments } from '../../../components/segments.tsx';
import { UnresolvedQueue } from '../unresolved-queue.tsx';
import { ClusterQueue } from './cluster-queue.tsx';

type View = 'single' | 'together';

const VIEWS: readonly { readonly value: View; readonly label: string }[] = [
  { value: 'single', label: 'One by one' },
  { value: 'together', label: 'Similar names together' },
];

type OpenNamesProps = { readonly names: readonly UnresolvedName[] };

/** The names that lead to no supplier yet, one by one or those together that look alike. */
export function OpenNames({ names }: OpenNamesProps): ReactElement {
  const [view, setView] = useState<View>('single');
  const tools = (
    <Segments
      size="xs"
      aria-label="How unresolved names are listed"
      data={[...VIEWS]}
      value={view}
      onChange={(value) => setView(value === 'together' ? 'together' : 'single')}
    />
  );
  return view === 'single' || names.length === 0 ? (
    <UnresolvedQueue names={names} tools={tools} />
  ) : (
    <ClusterQueue names={names} tools={tools} />
  );
}
