import { Button, Group, NumberInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { OPERATOR_FACTS, type OperatorFact } from '#shared/domain/policy';
import { operatorFactWords } from '../../../components/words.ts';
import { useRecord } from './use-record.ts';

type OperatorSizeProps = { readonly facts: Readonly<Partial<Record<OperatorFact, number>>> };

/** How large the operator is, by the measures that some laws name; blank is unknown. */
export function OperatorSize({ facts }: OperatorSizeProps): ReactElement {
  const [written, setWritten] = useState<Partial<Record<OperatorFact, number | null>>>({});
  const { send, isPending } = useRecord('policies.setOperatorFacts');
  const isChanged = Object.keys(written).length > 0;
  return (
    <Group align="flex-end" gap="md">
      {OPERATOR_FACTS.map((fact) => (
        <NumberInput
          key={fact}
          w={232}
          size="sm"
          label={operatorFactWords[fact]}
          placeholder="Unknown"
          min={0}
          allowNegative={false}
          allowDecimal={false}
          thousandSeparator=","
          value={(fact in written ? written[fact] : facts[fact]) ?? ''}
          onChange={(value) =>
            setWritten({ ...written, [fact]: value === '' ? null : Number(value) })
          }
        />
      ))}
      <Button
        variant="default"
        disabled={!isChanged}
        loading={isPending}
        onClick={() =>
          send({ facts: written }, 'The size of the operator is on record', () => setWritten({}))
        }
      >
        Save size
      </Button>
    </Group>
  );
}
