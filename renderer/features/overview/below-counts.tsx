import type { ReactElement } from 'react';
import type { PolicyInfo } from '#shared/contract/policies';
import type { Summary } from '#shared/domain/summary';
import { Pictures } from './pictures/pictures.tsx';
import { WhatIsMissing } from './what-is-missing.tsx';

type BelowCountsProps = { readonly summary: Summary; readonly policies: readonly PolicyInfo[] };

/** What the overview shows below its counts, loaded and drawn after them. */
export function BelowCounts({ summary, policies }: BelowCountsProps): ReactElement {
  return (
    <>
      <Pictures summary={summary} policies={policies} />
      <WhatIsMissing />
    </>
  );
}
