import { IconGauge } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { IsoDate } from '#shared/domain/date';
import { messageOf } from '../../../components/notify.ts';
import { EmptyState, ErrorState, LoadingState } from '../../../components/states.tsx';
import { useData } from '../../../data/hooks.ts';
import { SeePolicies } from '../see-policies.tsx';
import { CapCard } from './cap-card.tsx';
import classes from './caps.module.css';

/** How far the network is from the caps of the active policies. */
export function CapsSection({ asOf }: { readonly asOf: IsoDate }): ReactElement {
  const { data, error, refetch } = useData('policies.caps', {}, { keepsPrevious: true });
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <LoadingState blocks={[120]} />;
  if (data.length === 0) {
    return (
      <EmptyState
        icon={IconGauge}
        title="No cap"
        text="No active policy limits the share of a supplier. Switch one on that does, such as the United Kingdom’s."
        action={<SeePolicies />}
      />
    );
  }
  return (
    <section className={classes['section']} aria-label="Caps">
      <h2 className={classes['heading']}>Caps</h2>
      <p className={classes['facts']}>
        The share of the suppliers that a rule names, and how many more fit in the place of others
        or by how many it is exceeded.
      </p>
      {data.map((cap) => (
        <CapCard key={`${cap.policyId}/${cap.ruleId}`} cap={cap} asOf={asOf} />
      ))}
    </section>
  );
}
