import { Button, Tabs } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconFileTypePdf, IconGavel, IconPrinter } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { PolicyInfo } from '#shared/contract/policies';
import { formatDate, plural } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { Segments } from '../../components/segments.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { SearchField } from '../../components/search-field.tsx';
import { CapsSection } from './caps/caps-section.tsx';
import classes from './policies.module.css';
import { OwnPackDialog } from './own-pack/own-pack-dialog.tsx';
import { PackActions } from './packs/pack-actions.tsx';
import { PolicyHistory } from './packs/policy-history.tsx';
import { UpdateNotices } from './packs/update-notice.tsx';
import { PolicyCard } from './policy-card.tsx';
import { printPolicies, savePoliciesPdf } from './print-policies.ts';
import { RecordDialog } from './records/record-dialog.tsx';
import { showPolicyTab, usePolicyTab } from './policy-tab.ts';
import { RecordsMark, RecordsTabs } from './records/records-tabs.tsx';
import { TimelineSection } from './timeline/timeline-section.tsx';
import { WhatIfSection } from './what-if/what-if-section.tsx';

type Shown = 'all' | 'active';

/** True where a pack or one of its rules speaks of what is searched for. */
function speaksOf(policy: PolicyInfo, wanted: string): boolean {
  const { id, title, jurisdiction, summary, rules } = policy;
  const texts = [
    id,
    title,
    jurisdiction,
    summary,
    ...rules.flatMap(({ rule, supplierNames }) => [rule.id, rule.title, ...supplierNames]),
  ];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}

function choose(policies: readonly PolicyInfo[], shown: Shown, search: string): PolicyInfo[] {
  const wanted = search.trim().toLowerCase();
  return policies.filter(
    (policy) => (shown === 'all' || policy.isActive) && (wanted === '' || speaksOf(policy, wanted)),
  );
}

type ListProps = {
  readonly policies: readonly PolicyInfo[];
  readonly shown: readonly PolicyInfo[];
  readonly asOf: string;
};

function List({ policies, shown, asOf }: ListProps): ReactElement {
  if (policies.length === 0) {
    return (
      <EmptyState
        icon={IconGavel}
        title="No policies"
        text="This installation ships none, so every item is clear. Install the app again to get them back."
      />
    );
  }
  if (shown.length === 0) {
    return (
      <EmptyState
        icon={IconGavel}
        title="No such policy"
        text="No policy is active, or none speaks of what you search for. Search for a country, a supplier or a rule."
      />
    );
  }
  return (
    <>
      <UpdateNotices asOf={asOf} />
      {shown.map((policy) => (
        <PolicyCard key={policy.id} policy={policy} asOf={asOf} />
      ))}
      <PolicyHistory />
    </>
  );
}

/** Which rules apply, what each says, and where it is written. */
export function PoliciesScreen(): ReactElement {
  const policies = useData('policies.list', {});
  const workspace = useData('workspace.get', {});
  const tab = usePolicyTab((state) => state.tab);
  const [which, setWhich] = useState<Shown>('all');
  const [search, setSearch] = useState('');
  const shown = choose(policies.data ?? [], which, search);
  const ids = shown.map(({ id }) => id);
  const print = useMutation({ mutationFn: () => printPolicies(ids) });
  const save = useMutation({
    mutationFn: () => savePoliciesPdf(workspace.data?.name ?? '', ids),
  });
  const error = policies.error ?? workspace.error;
  const active = policies.data?.filter(({ isActive }) => isActive).length ?? 0;
  return (
    <section aria-label="Policies">
      <PageHeader
        title="Policies"
        description={
          workspace.data === undefined
            ? 'The rules that verdicts come from'
            : `The rules that verdicts come from, as of ${formatDate(workspace.data.asOf)}`
        }
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconFileTypePdf size={16} aria-hidden />}
              disabled={ids.length === 0}
              loading={save.isPending}
              onClick={() => {
                save.mutate();
              }}
            >
              Save PDF
            </Button>
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              disabled={ids.length === 0}
              loading={print.isPending}
              onClick={() => {
                print.mutate();
              }}
            >
              Print
            </Button>
          </>
        }
      />
      <Tabs value={tab} keepMounted={false} onChange={showPolicyTab}>
        <Tabs.List mb="md">
          <Tabs.Tab value="policies">Policies</Tabs.Tab>
          <Tabs.Tab value="time">Through time</Tabs.Tab>
          <Tabs.Tab value="records" rightSection={<RecordsMark />}>
            On record
          </Tabs.Tab>
          <Tabs.Tab value="caps">Caps</Tabs.Tab>
          <Tabs.Tab value="what-if">What if</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="policies">
          <div className={classes['choice']}>
            <Segments
              aria-label="Which policies"
              data={[
                { value: 'all', label: `All ${policies.data?.length ?? 0}` },
                { value: 'active', label: `Active ${active}` },
              ]}
              value={which}
              onChange={(value) => {
                setWhich(value === 'active' ? 'active' : 'all');
              }}
            />
            <SearchField
              placeholder="Country, supplier or rule"
              label="Search policies"
              value={search}
              onChange={setSearch}
            />
            <span className={classes['dimmed']}>{plural(shown.length, 'policy', 'policies')}</span>
            {workspace.data === undefined ? null : <PackActions asOf={workspace.data.asOf} />}
          </div>
          {error !== null ? (
            <ErrorState
              message={messageOf(error)}
              onRetry={() => {
                void policies.refetch();
                void workspace.refetch();
              }}
            />
          ) : policies.data === undefined || workspace.data === undefined ? (
            <LoadingState blocks={[240, 120, 120]} />
          ) : (
            <List policies={policies.data} shown={shown} asOf={workspace.data.asOf} />
          )}
        </Tabs.Panel>
        {workspace.data === undefined || policies.data === undefined ? null : (
          <>
            <Tabs.Panel value="time">
              <TimelineSection workspace={workspace.data} />
            </Tabs.Panel>
            <Tabs.Panel value="records">
              <RecordsTabs />
            </Tabs.Panel>
            <Tabs.Panel value="caps">
              <CapsSection asOf={workspace.data.asOf} />
            </Tabs.Panel>
            <Tabs.Panel value="what-if">
              <WhatIfSection workspace={workspace.data} policies={policies.data} />
            </Tabs.Panel>
          </>
        )}
      </Tabs>
      <RecordDialog />
      <OwnPackDialog />
    </section>
  );
}
