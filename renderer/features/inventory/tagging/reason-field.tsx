import { Button, Group, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { loadRecentReasons } from './recent-reasons.ts';

const LONGEST_REASON = 1000;
const RECENT_SHOWN = 4;

type ReasonFieldProps = {
  readonly value: string;
  readonly onChange: (reason: string) => void;
};

/** Why the tag is right; the reasons given last are one click away. */
export function ReasonField({ value, onChange }: ReasonFieldProps): ReactElement {
  const [recent] = useState(() => loadRecentReasons().slice(0, RECENT_SHOWN));
  return (
    <div>
      <TextInput
        label="Reason"
        description="Kept with every item and in the history"
        placeholder="Where you know it from"
        required
        data-autofocus
        maxLength={LONGEST_REASON}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {recent.length === 0 ? null : (
        <Group gap={6} mt={6} role="group" aria-label="Reasons given last">
          {recent.map((reason) => (
            <Button
              key={reason}
              size="compact-xs"
              variant="default"
              maw="100%"
              title={reason}
              onClick={() => onChange(reason)}
            >
              <bdi>{reason}</bdi>
            </Button>
          ))}
        </Group>
      )}
    </div>
  );
}
