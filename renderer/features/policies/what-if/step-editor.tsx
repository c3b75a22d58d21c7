import { Button, Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { WHAT_IF_LIMITS } from '#shared/contract/what-if';
import { plural } from '../../../components/format.ts';
import { Segments } from '../../../components/segments.tsx';
import { useData } from '../../../data/hooks.ts';
import type { SupplierNames } from '../../inventory/filters/facet-words.ts';
import { FilterBar } from '../../inventory/filters/filter-bar.tsx';
import { sentenceOf } from '../../inventory/filters/filter-sentence.ts';
import { CLEAR_SUPPLIER_WORDS } from './step-words.ts';
import { changeScenario, setDraft, stepOf, useWhatIf, type StepDraft } from './what-if-store.ts';
import classes from './what-if.module.css';

const MOST_SHOWN = 200;
// Supplier ids are slugs, so none of them is written like this.
const NO_NAMED = '(none)';

type VendorFieldProps = {
  readonly value: string | null;
  readonly suppliers: SupplierNames;
  readonly onChange: (supplierId: string | null) => void;
};

function VendorField({ value, suppliers, onChange }: VendorFieldProps): ReactElement {
  const clear = CLEAR_SUPPLIER_WORDS.replace(/^a/u, 'A');
  return (
    <Select
      size="xs"
      w={280}
      aria-label="Vendor that takes their place"
      searchable
      limit={MOST_SHOWN}
      allowDeselect={false}
      nothingFoundMessage="No vendor of that name"
      data={[
        { value: NO_NAMED, label: clear },
        ...[...suppliers].map(([id, name]) => ({ value: id, label: name })),
      ]}
      value={value ?? NO_NAMED}
      onChange={(id) => onChange(id === null || id === NO_NAMED ? null : id)}
    />
  );
}

type StepEditorProps = { readonly draft: StepDraft; readonly suppliers: SupplierNames };

/** Writes one step: what happens, to which items, and by what. */
export function StepEditor({ draft, suppliers }: StepEditorProps): ReactElement {
  const steps = useWhatIf((state) => state.scenario.steps);
  const { filter, kind } = draft;
  const { data } = useData('items.count', { filter }, { keepsPrevious: true });
  const add = (): void => {
    changeScenario({ steps: [...steps, stepOf(draft)] });
    setDraft(null);
  };
  return (
    <div className={classes['editor']} role="group" aria-label="New step">
      <div className={classes['editorRow']}>
        <Segments
          size="xs"
          aria-label="What happens"
          data={[
            { value: 'replace', label: 'Replace' },
            { value: 'place', label: 'Place' },
            { value: 'remove', label: 'Remove' },
          ]}
          value={kind}
          onChange={(next) => setDraft({ ...draft, kind: next })}
        />
        {kind === 'replace' ? (
          <>
            <span>by equipment of</span>
            <VendorField
              value={draft.supplierId}
              suppliers={suppliers}
              onChange={(supplierId) => setDraft({ ...draft, supplierId })}
            />
          </>
        ) : null}
        {kind === 'place' ? (
          <>
            <span>at the</span>
            <Segments
              size="xs"
              aria-label="Placement"
              data={[
                { value: 'core', label: 'Core' },
                { value: 'edge', label: 'Edge' },
              ]}
              value={draft.placement}
              onChange={(placement) => setDraft({ ...draft, placement })}
            />
          </>
        ) : null}
        {kind === 'remove' ? (
          <span className={classes['dimmed']}>Counted as decommissioned, so out of scope</span>
        ) : null}
      </div>
      <FilterBar
        filter={filter}
        names={{ suppliers }}
        onChange={(next) => setDraft({ ...draft, filter: next })}
      />
      <div className={classes['editorFoot']}>
        <p className={classes['which']} aria-live="polite">
          <strong>{data === undefined ? 'Counting …' : plural(data.items, 'item')}</strong> today:{' '}
          <bdi>{sentenceOf(filter, suppliers)}</bdi>
        </p>
        <Button size="xs" variant="default" onClick={() => setDraft(null)}>
          Cancel
        </Button>
        <Button size="xs" disabled={steps.length >= WHAT_IF_LIMITS.steps} onClick={add}>
          Add the step
        </Button>
      </div>
    </div>
  );
}
