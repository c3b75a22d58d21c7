import { Group, Input, Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { FUNCTIONS, GENERATIONS } from '#shared/domain/item';
import type { RuleTags } from '#shared/domain/own-tag-rule';
import { Segments } from '../../../components/segments.tsx';
import { functionWords } from '../../../components/words.ts';

const LEAVE = '';
const PLACEMENTS = ['core', 'edge'] as const;
const PLACEMENT_OPTIONS = [
  { value: LEAVE, label: 'Leave' },
  { value: 'core', label: 'Core' },
  { value: 'edge', label: 'Edge' },
];
const FUNCTION_OPTIONS = FUNCTIONS.map((value) => ({ value, label: functionWords[value] }));

type SetFieldsProps = {
  readonly set: RuleTags;
  readonly error: string | undefined;
  onChange(this: void, set: RuleTags): void;
};

/** What a rule sets: a placement, a function, a generation, or several of them. */
export function SetFields({ set, error, onChange }: SetFieldsProps): ReactElement {
  return (
    <Input.Wrapper label="It sets" labelElement="div" error={error}>
      <Group align="flex-end" gap={12} mb={error === undefined ? 0 : 4}>
        <Input.Wrapper label="Placement" labelElement="div" size="xs">
          <div>
            <Segments
              aria-label="Placement that the rule sets"
              data={PLACEMENT_OPTIONS}
              value={set.placement ?? LEAVE}
              onChange={(value) =>
                onChange({ ...set, placement: PLACEMENTS.find((each) => each === value) })
              }
            />
          </div>
        </Input.Wrapper>
        <Select
          label="Function"
          size="sm"
          w={264}
          labelProps={{ fz: 'xs' }}
          placeholder="Leave"
          searchable
          clearable
          data={FUNCTION_OPTIONS}
          value={set.function ?? null}
          onChange={(value) =>
            onChange({ ...set, function: FUNCTIONS.find((each) => each === value) })
          }
        />
        <Select
          label="Generation"
          size="sm"
          w={120}
          labelProps={{ fz: 'xs' }}
          placeholder="Leave"
          clearable
          data={[...GENERATIONS]}
          value={set.generation ?? null}
          onChange={(value) =>
            onChange({ ...set, generation: GENERATIONS.find((each) => each === value) })
          }
        />
      </Group>
    </Input.Wrapper>
  );
}
