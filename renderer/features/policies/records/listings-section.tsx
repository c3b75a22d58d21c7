import { Button } from '@mantine/core';
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PolicyInfo, PolicyRecords } from '#shared/contract/policies';
import type { IsoDate } from '#shared/domain/date';
import { formatDate } from '../../../components/format.ts';
import { EmptyState } from '../../../components/states.tsx';
import { goesByList, usePolicies } from './policy-titles.ts';
import { writeListing } from './record-dialog-store.ts';
import { RecordRow, ValidityMark } from './record-row.tsx';
import { SeePolicies } from '../see-policies.tsx';
import classes from './records.module.css';
import { SectionFrame } from './section-frame.tsx';
import { useRecords } from './use-records.ts';

type Listing = PolicyRecords['listings'][number];

type ListedRowProps = { readonly listing: Listing; readonly asOf: IsoDate };

function ListedRow({ listing, asOf }: ListedRowProps): ReactElement {
  const { policyId, supplierId, supplierName, since, reason } = listing;
  const { unlist, isPending } = useRecords();
  return (
    <RecordRow
      name={supplierName}
      title={supplierName}
      mark={
        asOf < since ? (
          <ValidityMark words={`Begins on ${formatDate(since)}`} isWarning={false} />
        ) : null
      }
      isPending={isPending}
      onEdit={() => writeListing({ policyId, supplierId, since, reason }, true)}
      onRemove={() => unlist(policyId, supplierId, supplierName)}
    >
      <p className={classes['text']}>
        <bdi>{reason}</bdi>
      </p>
      <div className={classes['facts']}>
        <span>listed since {formatDate(since)}</span>
      </div>
    </RecordRow>
  );
}

type PolicyListProps = {
  readonly policy: PolicyInfo;
  readonly listings: readonly Listing[];
  readonly asOf: IsoDate;
};

function PolicyList({ policy, listings, asOf }: PolicyListProps): ReactElement {
  return (
    <div className={classes['group']} role="group" aria-label={policy.title}>
      <div className={classes['groupHead']}>
        <h3 className={classes['subtitle']}>
          {policy.title}
          {policy.isActive ? null : (
            <span className={classes['dimmed']}>
              {policy.isProposal ? ' · a proposal, not in force' : ' · not active'}
            </span>
          )}
        </h3>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={`Add a supplier: ${policy.title}`}
          onClick={() => writeListing({ policyId: policy.id, since: asOf })}
        >
          Add a supplier
        </Button>
      </div>
      {listings.length === 0 ? (
        <p className={classes['explanation']}>
          No supplier is listed, so the rules that go by the list flag nothing.
        </p>
      ) : (
        <ul className={classes['list']} aria-label={`Listed under ${policy.title}`}>
          {listings.map((listing) => (
            <ListedRow key={listing.supplierId} listing={listing} asOf={asOf} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Suppliers that an authority, or the operator, has named under laws that name none. */
export function ListingsSection(): ReactElement {
  const policies = usePolicies();
  return (
    <SectionFrame
      label="Listed suppliers"
      title="Listed suppliers"
      explanation="Some laws name no supplier: an authority does by a decision, or your own assessment. Put who was named on the policy’s list; it counts from its day on, with everyone who belongs to it."
      action={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => writeListing({})}>
          List a supplier
        </Button>
      }
    >
      {({ listings }, asOf) => {
        const shown = policies.filter(
          (policy) =>
            goesByList(policy) &&
            (policy.isActive || listings.some(({ policyId }) => policyId === policy.id)),
        );
        if (shown.length === 0) {
          return (
            <EmptyState
              icon={IconListDetails}
              title="No active policy goes by a list"
              text="Switch on the policy of your country, or list a supplier under a policy ahead of time."
              action={<SeePolicies />}
            />
          );
        }
        return shown
          .toSorted((a, b) => Number(b.isActive) - Number(a.isActive))
          .map((policy) => (
            <PolicyList
              key={policy.id}
              policy={policy}
              asOf={asOf}
              listings={listings.filter(({ policyId }) => policyId === policy.id)}
            />
          ));
      }}
    </SectionFrame>
  );
}
