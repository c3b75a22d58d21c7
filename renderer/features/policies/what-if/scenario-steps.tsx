import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { WHAT_IF_LIMITS, type WhatIfResult } from '#shared/contract/what-if';
import type { SupplierNames } from '../../inventory/filters/facet-words.ts';
import { StepEditor } from './step-editor.tsx';
import { describeStep, stepCounts } from './step-words.ts';
import { changeScenario, draftFor, setDraft, useWhatIf } from './what-if-store.ts';
import classes from './what-if.module.css';

type ScenarioStepsProps = {
  readonly suppliers: SupplierNames;
  /** What each step came to; `null` while that is being counted. */
  readonly counts: WhatIfResult['steps'] | null;
};

/** The steps of the scenario in their order, and the one that is being written. */
export function ScenarioSteps({ suppliers, counts }: ScenarioStepsProps): ReactElement {
  const { scenario, draft } = useWhatIf();
  const { steps } = scenario;
  return (
    <div className={classes['block']} role="group" aria-label="Steps of the scenario">
      <div className={classes['blockHead']}>
        <h3 className={classes['blockTitle']}>Steps</h3>
        <span className={classes['dimmed']}>Replace, place or remove some items</span>
      </div>
      {steps.length === 0 ? null : (
        <ol className={classes['steps']} aria-label="Steps">
          {steps.map((step, at) => {
            const words = describeStep(step, suppliers);
            const count = counts?.[at];
            // Steps have no name of their own; their place tells them apart.
            return (
              <li key={at} className={classes['step']}>
                <span className={classes['place']}>{at + 1}</span>
                <span className={classes['stepWords']}>
                  <bdi>{words}</bdi>
                </span>
                <span className={classes['stepItems']}>
                  {count === undefined ? 'Counting …' : stepCounts(count)}
                </span>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={`Take away step ${at + 1}: ${words}`}
                  onClick={() => changeScenario({ steps: steps.toSpliced(at, 1) })}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              </li>
            );
          })}
        </ol>
      )}
      {steps.length === 0 ? null : (
        <p className={classes['note']}>
          Each step looks at the items as those above it leave them, and at verdicts under the
          policies and the date chosen here. A replaced item keeps its function, site and install
          date.
        </p>
      )}
      {draft === null ? (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={steps.length >= WHAT_IF_LIMITS.steps}
          onClick={() => setDraft(draftFor({}))}
        >
          Add a step
        </Button>
      ) : (
        <StepEditor draft={draft} suppliers={suppliers} />
      )}
    </div>
  );
}
