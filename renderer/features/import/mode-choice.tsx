import { Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ImportMode } from './choices.ts';
import { choose, useImport } from './import-store.ts';
import classes from './import.module.css';
import decisions from './decisions.module.css';

const modes: readonly { value: ImportMode; label: string; about: string }[] = [
  {
    value: 'add-and-update',
    label: 'Add and update',
    about: 'New items are added, known ones take over what the rows say.',
  },
  { value: 'add-only', label: 'Only add', about: 'Known items stay exactly as they are.' },
  {
    value: 'snapshot',
    label: 'Complete list of a source',
    about: 'Add and update; what the source had before and this file does not name is missing.',
  },
];

/** What the rows of the file do to the workspace. */
export function ModeChoice(): ReactElement {
  const { mode, source, blanksErase } = useImport();
  const isNameless = mode === 'snapshot' && source.trim() === '';
  return (
    <section className={classes['card']} aria-label="What the rows do">
      <h2 className={classes['cardTitle']}>What the rows do</h2>
      <Stack gap="sm">
        <Radio.Group
          name="import-mode"
          label="What the rows do"
          labelProps={{ className: decisions['named'] }}
          value={mode}
          onChange={(value) => {
            const chosen = modes.find((each) => each.value === value);
            if (chosen !== undefined) choose({ mode: chosen.value });
          }}
        >
          <Stack gap={10}>
            {modes.map(({ value, label, about }) => (
              <Radio key={value} value={value} label={label} description={about} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label="Source"
          description="The system that the file comes from, such as its inventory or network manager."
          withAsterisk={mode === 'snapshot'}
          error={isNameless ? 'A complete list needs the name of its source.' : null}
          styles={{ error: { color: 'light-dark(#a61e1e, #ffb3b3)' } }}
          maxLength={200}
          maw={420}
          value={source}
          onChange={(event) => {
            choose({ source: event.currentTarget.value });
          }}
        />
        <Checkbox
          label="Blank cells erase"
          description="A blank cell takes away what is known. Otherwise it says nothing."
          checked={blanksErase}
          onChange={(event) => {
            choose({ blanksErase: event.currentTarget.checked });
          }}
        />
      </Stack>
    </section>
  );
}
