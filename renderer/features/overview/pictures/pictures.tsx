import type { ReactElement, ReactNode } from 'react';
import type { PolicyInfo } from '#shared/contract/policies';
import type { Summary } from '#shared/domain/summary';
import { messageOf } from '../../../components/notify.ts';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { useData } from '../../../data/hooks.ts';
import { Completeness } from '../completeness.tsx';
import { CountryTable } from '../country-table.tsx';
import { DeadlineTable } from '../deadline-table.tsx';
import { SupplierTable } from '../supplier-table.tsx';
import { BurnDownPicture } from './burn-down.tsx';
import { EvidencePicture } from './evidence-picture.tsx';
import { FlaggedHistoryPicture, FlaggedHistoryTable } from './flagged-history.tsx';
import { PictureCard } from './picture-card.tsx';
import { ShareCard } from './share-card.tsx';
import { SiteCard } from './site-card.tsx';
import { SupplierPicture } from './supplier-picture.tsx';
import classes from './pictures.module.css';

type Question<T> = {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
};

/** What a question is answered with, or that it is waited for, or why there is no answer. */
function answered<T>(
  { data, error, refetch }: Question<T>,
  show: (data: T) => ReactNode,
): ReactNode {
  if (data !== undefined) return show(data);
  if (error === null) return <LoadingState blocks={[220]} />;
  return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
}

const KEEPS = { keepsPrevious: true } as const;

type PicturesProps = { readonly summary: Summary; readonly policies: readonly PolicyInfo[] };

/** The answer as pictures, each of which has its table. */
export function Pictures({ summary, policies }: PicturesProps): ReactElement {
  const suppliers = useData('overview.suppliers', {}, KEEPS);
  const shares = useData('overview.shares', {}, KEEPS);
  const deadlines = useData('overview.deadlines', {}, KEEPS);
  const history = useData('overview.history', {}, KEEPS);
  const evidence = useData('overview.evidence', {}, KEEPS);
  const past = { now: summary.items, asOf: summary.asOf };
  return (
    <div className={classes['grid']}>
      <PictureCard
        id="suppliers"
        title="Suppliers"
        isWideTable
        picture={answered(suppliers, ({ rows }) => (
          <SupplierPicture rows={rows} hasPolicies={summary.policies.length > 0} />
        ))}
        table={<SupplierTable summary={summary} />}
      />
      <ShareCard sets={shares.data ?? []} countryTable={<CountryTable summary={summary} />} />
      <SiteCard />
      <PictureCard
        id="deadlines"
        title="Deadlines"
        picture={answered(deadlines, (data) => (
          <BurnDownPicture data={data} />
        ))}
        table={<DeadlineTable summary={summary} policies={policies} />}
      />
      <PictureCard
        id="history"
        title="Flagged over time"
        picture={answered(history, (data) => (
          <FlaggedHistoryPicture data={data} {...past} />
        ))}
        table={answered(history, (data) => (
          <FlaggedHistoryTable data={data} {...past} />
        ))}
      />
      <PictureCard
        id="evidence"
        title="Completeness of the evidence"
        picture={answered(evidence, ({ facts }) => (
          <EvidencePicture facts={facts} />
        ))}
        table={answered(evidence, ({ facts }) => (
          <Completeness facts={facts} />
        ))}
      />
    </div>
  );
}
