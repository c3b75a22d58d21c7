import { Button, Group, NumberInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { PolicyInfo, PolicyRecords } from '#shared/contract/policies';
import { OPERATOR_FACTS, type OperatorFact } from '#shared/domain/policy';
import { operatorFactWords } from '../../../components/words.ts';
import { usePolicies } from './policy-titles.ts';
import classes from './records.module.css';
import { SectionFrame } from './section-frame.tsx';
import { useRecords } from './use-records.ts';

const andList = new Intl.ListFormat('en', { type: 'conjunction' });

type Known = PolicyRecords['operatorFacts'];
/** What is written in each field; '' is unknown. */
type Draft = Readonly<Record<OperatorFact, number | ''>>;

function draftOf(known: Known): Draft {
  const of = (fact: OperatorFact): number | '' => known[fact] ?? '';
  return {
    'end-users': of('end-users'),
    'state-end-users': of('state-end-users'),
    'us-customers': of('us-customers'),
    'telecom-revenue-pln': of('telecom-revenue-pln'),
  };
}

/** Who asks for a measure, the active policies by their names. */
function askers(fact: OperatorFact, policies: readonly PolicyInfo[]): string {
  const asking = policies.filter(({ rules }) =>
    rules.some(({ rule }) => rule.scope.operator?.some((each) => each.fact === fact) ?? false),
  );
  const active = asking.filter(({ isActive }) => isActive).map(({ title }) => title);
  if (active.length > 0) return `Asked by ${andList.format(active)}`;
  const others = asking.map(({ title }) => title);
  return others.length === 0
    ? 'No policy asks for it'
    : `No active policy asks for it; ${andList.format(others)} would`;
}

function Measures({ known }: { readonly known: Known }): ReactElement {
  const policies = usePolicies();
  const [draft, setDraft] = useState(() => draftOf(known));
  const { setFacts, isPending } = useRecords();
  const saved = draftOf(known);
  const changed = OPERATOR_FACTS.filter((fact) => draft[fact] !== saved[fact]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const facts = changed.map((fact) => [fact, draft[fact] === '' ? null : draft[fact]]);
        setFacts(Object.fromEntries(facts) as Partial<Record<OperatorFact, number | null>>);
      }}
    >
      <div className={classes['measures']}>
        {OPERATOR_FACTS.map((fact) => (
          <NumberInput
            key={fact}
            label={operatorFactWords[fact]}
            description={askers(fact, policies)}
            placeholder="Unknown"
            min={0}
            max={1e15}
            allowNegative={false}
            decimalScale={fact === 'telecom-revenue-pln' ? 2 : 0}
            thousandSeparator=" "
            hideControls
            value={draft[fact]}
            onChange={(value) =>
              setDraft({ ...draft, [fact]: typeof value === 'number' ? value : '' })
            }
          />
        ))}
      </div>
      <Group mt="md">
        <Button type="submit" disabled={changed.length === 0} loading={isPending}>
          Save
        </Button>
        {changed.length === 0 ? null : (
          <Button variant="default" onClick={() => setDraft(saved)}>
            Discard
          </Button>
        )}
      </Group>
    </form>
  );
}

/** How large the operator is, in what some laws measure it by. */
export function OperatorSection(): ReactElement {
  return (
    <SectionFrame
      label="Size of the operator"
      title="Size of the operator"
      explanation="Some laws begin at a size. A field that is blank is unknown, and the items of such rules are undetermined until you fill it."
    >
      {({ operatorFacts }) => (
        // What was undone or saved elsewhere is shown as it is now.
        <Measures key={JSON.stringify(operatorFacts)} known={operatorFacts} />
      )}
    </SectionFrame>
  );
}
