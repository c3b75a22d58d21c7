import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconInfoCircle, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { ImportResult } from '#shared/contract/import';
import { Warnings } from '../file-facts.tsx';
import importClasses from '../import.module.css';
import { FacetTables, hasFacets } from './facet-tables.tsx';
import { FateBar } from './fate-bar.tsx';
import { changesAnything, firstFilter, withFate } from './preview-filter.ts';
import { RowsPane } from './rows-pane.tsx';
import classes from './check-outcome.module.css';

const TYPING_MS = 250;

/** Codes of warnings that only the check gives; others are said of the file before it. */
const OF_CHECK: ReadonlySet<string> = new Set([
  'vendor-changed',
  'perhaps-known',
  'exported-again',
  'installedOn-word-unknown',
  'currency-beside',
  'country-na',
]);

/** The head, the rows of a check, and all that narrows them. */
function Rows({ check }: { readonly check: ImportResult }): ReactElement {
  const [filter, setFilter] = useState(() => firstFilter(check));
  const [sought, setSought] = useState('');
  const [search] = useDebouncedValue(sought.trim(), TYPING_MS);
  const query = { ...filter, ...(search === '' ? {} : { search }) };
  return (
    <>
      <div className={classes['top']}>
        <h2 className={importClasses['cardTitle']}>What will happen</h2>
        <span className={classes['aside']}>Nothing is written yet.</span>
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
      <FateBar
        check={check}
        fate={filter.fate}
        onChange={(fate) => {
          setFilter(withFate(filter, fate));
        }}
      />
      <div className={classes['told']}>
        <Warnings warnings={check.warnings.filter(({ code }) => OF_CHECK.has(code))} />
      </div>
      {changesAnything(check) ? null : (
        <div className={classes['nothing']} role="note">
          <IconInfoCircle size={16} aria-hidden />
          <strong>Nothing would change</strong>
          <span>Nothing would be written: every row is unchanged, skipped or rejected.</span>
        </div>
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
      <Rows key={check.importedAt} check={check} />
    </section>
  );
}
