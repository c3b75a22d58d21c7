import { IconGavel } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { formatDate } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { PolicyCard } from './policy-card.tsx';

function Content(): ReactElement {
  const policies = useData('policies.list', {});
  const workspace = useData('workspace.get', {});
  const error = policies.error ?? workspace.error;
  if (error !== null) {
    const retry = (): void => {
      void policies.refetch();
      void workspace.refetch();
    };
    return <ErrorState message={messageOf(error)} onRetry={retry} />;
  }
  if (policies.data === undefined || workspace.data === undefined) {
    return <LoadingState blocks={[240, 120, 120]} />;
  }
  if (policies.data.length === 0) {
    return (
      <EmptyState
        icon={IconGavel}
        title="No policies"
        text="This installation ships none, so every item is clear. Install the app again to get them back."
      />
    );
  }
  return (
    <>
      {policies.data.map((policy) => (
        <PolicyCard key={policy.id} policy={policy} asOf={workspace.data.asOf} />
      ))}
    </>
  );
}

/** Which rules apply, what each says, and where it is written. */
export function PoliciesScreen(): ReactElement {
  const workspace = useData('workspace.get', {});
  return (
    <section aria-label="Policies">
      <PageHeader
        title="Policies"
        description={
          workspace.data === undefined
            ? 'The rules that verdicts come from'
            : `The rules that verdicts come from, as of ${formatDate(workspace.data.asOf)}`
        }
      />
      <Content />
    </section>
  );
}
