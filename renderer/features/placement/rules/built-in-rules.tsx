import { Button, Loader, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react';
import { useMemo, useState, type ReactElement } from 'react';
import { formatNumber, plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { ErrorState } from '../../../components/states.tsx';
import { useData } from '../../../data/hooks.ts';
import { findByWords } from '../../inventory/filters/find-words.ts';
import { useSupplierNames } from '../../inventory/filters/use-supplier-names.ts';
import { RuleSentence } from './rule-sentence.tsx';
import { builtInWords, setWords } from './rule-words.ts';
import classes from './rules.module.css';

function List(): ReactElement {
  const [search, setSearch] = useState('');
  const suppliers = useSupplierNames();
  const { data, error, refetch } = useData('tagRules.listBuiltIn', {});
  const entries = useMemo(
    () =>
      (data ?? []).map(({ rule, items }) => ({
        rule,
        items,
        conditions: builtInWords(rule, suppliers),
        sets: setWords(rule.set),
        // All of what a rule says can be found, not only what its sentence shows.
        words: [
          rule.id,
          rule.note,
          rule.modelPattern,
          ...(rule.functionTexts ?? []),
          ...(rule.hostnameTokens ?? []),
          ...(rule.suppliers ?? []).map((id) => suppliers.get(id) ?? id),
          ...setWords(rule.set),
        ].join('\n'),
      })),
    [data, suppliers],
  );
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <Loader size="sm" m="md" aria-label="Loading" />;
  const words = search.trim().toLocaleLowerCase();
  const found = findByWords(entries, words, (entry) => entry.words).map(({ rule }) => rule.id);
  const shown = entries.filter(({ rule }) => found.includes(rule.id));
  return (
    <>
      <TextInput
        size="xs"
        maw={360}
        mb={8}
        leftSection={<IconSearch size={14} aria-hidden />}
        placeholder="Find a function, vendor or word"
        aria-label="Find a built-in rule"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ul className={classes['list']} aria-label="Built-in rules">
        {shown.map(({ rule, items, conditions, sets }) => (
          <li key={rule.id} className={classes['builtIn']}>
            <div>
              <RuleSentence conditions={conditions} sets={sets} />
              {rule.note === undefined ? null : <p className={classes['note']}>{rule.note}</p>}
            </div>
            <span className={classes['items']}>{plural(items, 'item')}</span>
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" mt={8} aria-live="polite">
        {shown.length === 0
          ? 'No built-in rule says that.'
          : `${formatNumber(shown.length)} of ${plural(entries.length, 'rule')}; beside each, the items that carry a tag of it.`}
      </Text>
    </>
  );
}

/** The rules of the catalogue in words, to look at; closed until they are asked for. */
export function BuiltInRules(): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <section aria-label="Rules of the catalogue" className={classes['catalogue']}>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={isOpen}
        leftSection={<Chevron size={14} aria-hidden />}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isOpen ? 'Hide' : 'Show'} the built-in rules
      </Button>
      {isOpen ? (
        <div className={classes['catalogueList']}>
          <List />
        </div>
      ) : null}
    </section>
  );
}
