import { Button } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconArrowBackUp, IconEraser, IconScale } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PolicyInfo } from '#shared/contract/policies';
import type { WhatIfResult } from '#shared/contract/what-if';
import type { WorkspaceInfo } from '#shared/contract/workspace';
import { useNavigation } from '../../../app/navigation.ts';
import { formatDate } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { EmptyState, ErrorState, LoadingState } from '../../../components/states.tsx';
import { useData } from '../../../data/hooks.ts';
import { useSupplierNames } from '../../inventory/filters/use-supplier-names.ts';
import { DifferencesTable } from './differences-table.tsx';
import { PackChoice } from './pack-choice.tsx';
import { ScenarioSteps } from './scenario-steps.tsx';
import { ShareComparison } from './share-comparison.tsx';
import { SupplierComparison } from './supplier-comparison.tsx';
import { TotalsTable } from './totals-table.tsx';
import {
  changeScenario,
  clearScenario,
  isToday,
  questionOf,
  undoChange,
  useWhatIf,
} from './what-if-store.ts';
import classes from './what-if.module.css';

function Comparison({ result }: { readonly result: WhatIfResult }): ReactElement {
  return (
    <>
      <section className={classes['card']} aria-label="Comparison">
        <TotalsTable result={result} />
      </section>
      <SupplierComparison result={result} />
      <ShareComparison result={result} />
      <DifferencesTable result={result} />
    </>
  );
}

function ScenarioDate({ workspace }: { readonly workspace: WorkspaceInfo }): ReactElement {
  const asOf = useWhatIf((state) => state.scenario.asOf);
  return (
    <DateInput
      label="Date of the scenario"
      size="xs"
      w={240}
      placeholder={`As now, ${formatDate(workspace.asOf)}`}
      valueFormat="YYYY-MM-DD"
      weekendDays={[]}
      clearable
      clearButtonProps={{ 'aria-label': 'Clear the date of the scenario' }}
      ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
      value={asOf}
      onChange={(day) => changeScenario({ asOf: day })}
    />
  );
}

type WhatIfSectionProps = {
  readonly workspace: WorkspaceInfo;
  readonly policies: readonly PolicyInfo[];
};

/** Tries other policies, another date and changes of items, and counts them beside today. */
export function WhatIfSection({ workspace, policies }: WhatIfSectionProps): ReactElement {
  const { scenario, past } = useWhatIf();
  const suppliers = useSupplierNames();
  const go = useNavigation((state) => state.go);
  const isSame = isToday(scenario);
  const { data, error, refetch, isPlaceholderData } = useData(
    'policies.whatIf',
    questionOf(scenario),
    { isEnabled: !isSame, keepsPrevious: true },
  );
  const isCurrent = data !== undefined && !isPlaceholderData && error === null;
  if (workspace.items === 0) {
    return (
      <EmptyState
        icon={IconScale}
        title="Nothing to try yet"
        text="Once an inventory is imported, other policies and changes of it can be counted here beside today."
        action={<Button onClick={() => go('import')}>Import an inventory</Button>}
      />
    );
  }
  return (
    <div className={classes['stack']}>
      <section className={classes['card']} aria-label="Scenario">
        <div className={classes['head']}>
          <h2 className={classes['title']}>What if</h2>
          <p className={classes['note']}>
            Only counted, never written: items, policies and history stay as they are.
          </p>
          <div className={classes['buttons']}>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconArrowBackUp size={14} aria-hidden />}
              disabled={past.length === 0}
              onClick={undoChange}
            >
              Undo
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconEraser size={14} aria-hidden />}
              disabled={isSame}
              onClick={clearScenario}
            >
              Clear
            </Button>
          </div>
        </div>
        <div className={classes['scenario']}>
          <PackChoice policies={policies} scenario={scenario} />
          <div>
            <ScenarioSteps suppliers={suppliers} counts={isCurrent ? data.steps : null} />
            <ScenarioDate workspace={workspace} />
          </div>
        </div>
      </section>
      {isSame ? (
        <p className={classes['hint']}>
          Choose other policies or another date, or add a step: the counts then stand here beside
          today’s.
        </p>
      ) : error !== null ? (
        <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingState blocks={[320, 240]} />
      ) : (
        <div
          className={classes['stack']}
          aria-busy={!isCurrent}
          data-stale={!isCurrent || undefined}
        >
          <Comparison result={data} />
        </div>
      )}
    </div>
  );
}
