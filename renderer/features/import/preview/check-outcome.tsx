import { Alert, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconInfoCircle, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { ImportResult } from '#shared/contract/import';
import importClasses from '../import.module.css';
import { FacetTables, hasFacets } from './facet-tables.tsx';
import { FateBar } from './fate-bar.tsx';
import { changesAnything, firstFilter, withFate } from './preview-filter.ts';
import { RowsPane } from './rows-pane.tsx';
import classes from './preview.module.css';

const TYPING_MS = 250;

/** The rows of a check with all that narrows them. */
function Rows({ check }: { readonly check: ImportResult }): ReactElement {
  const [filter, setFilter] = useState(() => firstFilter(check));
  const [sought, setSought] = useState('');
  const [search] = useDebouncedValue(sought.trim(), TYPING_MS);
  const query = { ...filter, ...(search === '' ? {} : { search }) };
  return (
    <>
      <div className={classes['top']}>
        <FateBar
          check={check}
          fate={filter.fate}
          onChange={(fate) => {
            setFilter(withFate(filter, fate));
          }}
        />
        <TextInput
          className={classes['seek'] ?? ''}
          size="xs"
          type="search"
          aria-label="Search the rows"
          placeholder="Search the rows"
          maxLength={200}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={sought}
          onChange={(event) => {
            setSought(event.currentTarget.value);
          }}
        />
      </div>
      {changesAnything(check) ? null : (
        <Alert
          mb="sm"
          variant="light"
          color="gray"
          icon={<IconInfoCircle aria-hidden />}
          title="Nothing would change"
        >
          Nothing would be written: every row is unchanged, skipped or rejected.
        </Alert>
      )}
      <div className={classes['body']} data-has-side={hasFacets(check) || undefined}>
        {hasFacets(check) ? (
          <FacetTables check={check} filter={filter} onChange={setFilter} />
        ) : null}
        <div className={classes['pane']}>
          <RowsPane
            key={JSON.stringify(query)}
            checkedAt={check.importedAt}
            query={query}
            onClear={() => {
              setFilter({ fate: null });
              setSought('');
            }}
          />
        </div>
      </div>
    </>
  );
}

/** What an import would do, row by row, before anything is written. */
export function CheckOutcome({ check }: { readonly check: ImportResult }): ReactElement {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // It appears below the columns: the answer to “Check” must not be out of sight.
    section.current?.scrollIntoView({ block: 'start' });
  }, [check]);
  return (
    <section
      ref={section}
      className={`${importClasses['card']} ${classes['outcome']}`}
      aria-label="What will happen"
    >
      <h2 className={importClasses['cardTitle']}>
        What will happen <span className={classes['aside']}>Nothing is written yet.</span>
      </h2>
      <Rows key={check.importedAt} check={check} />
    </section>
  );
}
