import { Button, Menu, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { AUDIENCES, presetFor, type Composition } from '#shared/domain/audit/composition';
import { showDone, showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { useApp } from '../../data/hooks.ts';
import { queryClient, STABLE_KEY } from '../../data/query-client.ts';
import { audienceWords } from '../../print/composition-words.ts';
import { useComposition } from './composition-store.ts';
import classes from './composer.module.css';

function refresh(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: [STABLE_KEY, 'templates.list'] });
}

function isSame(a: Composition, b: Composition): boolean {
  return JSON.stringify(a) === JSON.stringify({ ...a, ...b });
}

/** Starts from the usual of an audience or from a template, and keeps what is chosen as one. */
export function TemplateBar(): ReactElement {
  const { composition, change } = useComposition();
  const { data: saved = [] } = useApp('templates.list', {});
  const [name, setName] = useState('');
  const templates = saved.map(({ id, template: { name: of, schema: _schema, ...rest } }) => ({
    value: id,
    label: of,
    composition: rest,
  }));
  // What the operator wrote stays, whoever reads it.
  const { paper, operatorName, logo, notes } = composition;
  const presets = AUDIENCES.map((audience) => ({
    value: audience as string,
    label: audienceWords[audience],
    composition: { ...presetFor(audience), paper, operatorName, logo, notes },
  }));
  const choices = [...presets, ...templates];
  const current = choices.find((each) => isSame(composition, each.composition));
  const chosenTemplate = templates.find(({ value }) => value === current?.value);

  const saving = useMutation({
    mutationFn: async () => {
      const known = templates.find(
        ({ label }) => label.toLowerCase() === name.trim().toLowerCase(),
      );
      const template = { schema: 1 as const, name: name.trim(), ...composition };
      await callApp('templates.save', { ...(known ? { id: known.value } : {}), template });
      await refresh();
    },
    onSuccess: () => {
      showDone('Template saved', `${name.trim()} holds what is chosen now.`);
      setName('');
    },
    onError: showError,
  });
  const told = (work: () => Promise<unknown>) => () => {
    work().then(refresh).catch(showError);
  };

  return (
    <div className={classes['templates']}>
      <NativeSelect
        size="xs"
        label="Made for"
        data={[
          ...(current === undefined ? [{ value: '', label: 'As chosen below' }] : []),
          { group: 'Usual', items: presets.map(({ value, label }) => ({ value, label })) },
          ...(templates.length === 0
            ? []
            : [
                {
                  group: 'Templates',
                  items: templates.map(({ value, label }) => ({ value, label })),
                },
              ]),
        ]}
        value={current?.value ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const chosen = choices.find((each) => each.value === value);
          if (chosen !== undefined) change(chosen.composition);
        }}
      />
      <form
        className={classes['saveAs']}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') saving.mutate();
        }}
      >
        <TextInput
          size="xs"
          label="Keep it as"
          placeholder="Name of a template"
          maxLength={200}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <Button
          type="submit"
          size="xs"
          variant="default"
          disabled={name.trim() === ''}
          loading={saving.isPending}
        >
          Keep
        </Button>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button size="xs" variant="subtle">
              More
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={told(() => callApp('templates.import', {}))}>
              Take a template from a file…
            </Menu.Item>
            <Menu.Item
              disabled={chosenTemplate === undefined}
              onClick={told(() => callApp('templates.export', { id: chosenTemplate?.value ?? '' }))}
            >
              Save {chosenTemplate?.label ?? 'the template'} as a file…
            </Menu.Item>
            <Menu.Item
              disabled={chosenTemplate === undefined}
              onClick={told(() => callApp('templates.remove', { id: chosenTemplate?.value ?? '' }))}
            >
              Remove {chosenTemplate?.label ?? 'the template'}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </form>
    </div>
  );
}
