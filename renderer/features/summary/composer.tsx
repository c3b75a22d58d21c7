import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { PAPERS, paperSchema } from '#shared/domain/audit/composition';
import { REDACTIONS, redactionSchema } from '#shared/domain/audit/redaction';
import { showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { paperWords, redactionWords } from '../../print/composition-words.ts';
import { useComposition } from './composition-store.ts';
import { SectionList } from './section-list.tsx';
import { TemplateBar } from './template-bar.tsx';
import classes from './composer.module.css';

function Logo(): ReactElement {
  const { composition, change } = useComposition();
  const choosing = useMutation({
    mutationFn: () => callApp('templates.chooseLogo', {}),
    onSuccess: (logo) => {
      if (logo !== null) change({ logo });
    },
    onError: showError,
  });
  return (
    <div className={classes['logo']}>
      {composition.logo === null ? null : <img src={composition.logo} alt="The logo" />}
      <Button
        size="xs"
        variant="default"
        loading={choosing.isPending}
        onClick={() => {
          choosing.mutate();
        }}
      >
        {composition.logo === null ? 'Choose a logo' : 'Another logo'}
      </Button>
      {composition.logo === null ? null : (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            change({ logo: null });
          }}
        >
          Without
        </Button>
      )}
    </div>
  );
}

/** What is printed, for whom, and how; the document beside it follows at once. */
export function Composer(): ReactElement {
  const { composition, change, undo, redo, past, future } = useComposition();
  return (
    <aside className={classes['composer']} aria-label="What is printed">
      <div className={classes['steps']}>
        <h2>What is printed</h2>
        <Button size="compact-xs" variant="subtle" disabled={past.length === 0} onClick={undo}>
          Undo
        </Button>
        <Button size="compact-xs" variant="subtle" disabled={future.length === 0} onClick={redo}>
          Redo
        </Button>
      </div>
      <TemplateBar />
      <NativeSelect
        size="xs"
        label="Its readers see"
        data={REDACTIONS.map((value) => ({ value, label: redactionWords[value].label }))}
        value={composition.redaction}
        onChange={({ currentTarget: { value } }) => {
          change({ redaction: redactionSchema.parse(value) });
        }}
      />
      <div className={classes['pair']}>
        <NativeSelect
          size="xs"
          label="Paper"
          data={PAPERS.map((value) => ({ value, label: paperWords[value] }))}
          value={composition.paper}
          onChange={({ currentTarget: { value } }) => {
            change({ paper: paperSchema.parse(value) });
          }}
        />
        <TextInput
          size="xs"
          label="Mark on each page"
          placeholder="Such as Confidential"
          maxLength={80}
          value={composition.mark}
          onChange={({ currentTarget: { value } }) => {
            change({ mark: value }, 'mark');
          }}
        />
      </div>
      <TextInput
        size="xs"
        label="Operator on the cover"
        placeholder="As in the settings of the workspace"
        maxLength={200}
        value={composition.operatorName}
        onChange={({ currentTarget: { value } }) => {
          change({ operatorName: value }, 'operatorName');
        }}
      />
      <Logo />
      <Textarea
        size="xs"
        label="Notes"
        placeholder="A blank line begins a paragraph"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={composition.notes}
        onChange={({ currentTarget: { value } }) => {
          change({ notes: value }, 'notes');
        }}
      />
      <SectionList />
    </aside>
  );
}
