import {
  Button,
  Checkbox,
  Group,
  Modal,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { useCommand } from '../../../data/hooks.ts';
import { CountsChange } from '../packs/counts-change.tsx';
import { offerPolicyUndo } from '../packs/offer-policy-undo.ts';
import { errorsIn, RuleErrors } from './field-errors.ts';
import classes from './own-pack.module.css';
import { closeOwnPack, markDirty, useOwnPack, type OwnPackRequest } from './own-pack-store.ts';
import { readDraft, type DraftRule, type PackDraft } from './pack-draft.ts';
import { RuleFields } from './rule-fields.tsx';
import { RuleList } from './rule-list.tsx';
import { useTriedRules, type Tried } from './use-tried-rules.ts';

type FactsProps = {
  readonly draft: PackDraft;
  readonly errorAt: (field: string) => string | undefined;
  readonly onChange: (changes: Partial<PackDraft>) => void;
};

function PackFacts({ draft, errorAt, onChange }: FactsProps): ReactElement {
  return (
    <Stack gap={8}>
      <SimpleGrid cols={2} spacing="sm">
        <TextInput
          label="Title"
          placeholder="What you call this policy"
          withAsterisk
          data-autofocus
          maxLength={200}
          error={errorAt('title')}
          value={draft.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <TextInput
          label="Jurisdiction"
          placeholder="Whose rules these are: a country, a group, the board"
          withAsterisk
          maxLength={200}
          error={errorAt('jurisdiction')}
          value={draft.jurisdiction}
          onChange={(event) => onChange({ jurisdiction: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Textarea
        label="Summary"
        placeholder="What it is about, in a sentence or two"
        withAsterisk
        autosize
        minRows={1}
        maxRows={4}
        maxLength={2000}
        error={errorAt('summary')}
        value={draft.summary}
        onChange={(event) => onChange({ summary: event.currentTarget.value })}
      />
    </Stack>
  );
}

function Outcome({ tried, left }: { readonly tried: Tried; readonly left: number }): ReactElement {
  const { told, error, isCounting } = tried;
  if (error !== null) {
    return (
      <Text size="sm" role="alert">
        {messageOf(error)}
      </Text>
    );
  }
  const rest = left === 0 ? '' : `; ${plural(left, 'rule')} not whole yet`;
  return (
    <section aria-label="What the policy would do" aria-busy={isCounting}>
      <Text size="xs" c="dimmed" mb={4}>
        {isCounting ? 'Counting …' : `All items, if the policy were active${rest}`}
      </Text>
      {told === null ? null : <CountsChange before={told.before} after={told.after} />}
    </section>
  );
}

/** Brings the first field that is wrong into view, clear of the sticky foot. */
function focusWrong(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'center' });
}

type FormProps = {
  readonly request: OwnPackRequest;
  readonly onCancel: () => void;
};

function OwnPackForm({ request, onCancel }: FormProps): ReactElement {
  const { id } = request;
  const [draft, setDraft] = useState(request.draft);
  const [chosen, setChosen] = useState(0);
  const [text, setText] = useState('');
  const [isActive, setIsActive] = useState(request.isActive);
  const [isTried, setIsTried] = useState(false);
  const command = useCommand('policies.saveOwn');
  const { pack, troubles, rules } = readDraft(draft);
  const tried = useTriedRules(id, rules);
  const errorAt = errorsIn(troubles, isTried);
  const change = (changes: Partial<PackDraft>): void => {
    setDraft({ ...draft, ...changes });
    markDirty();
  };
  const rule = draft.rules[chosen];
  const changeRule = (changes: Partial<DraftRule>): void => {
    if (rule === undefined) return;
    change({ rules: draft.rules.with(chosen, { ...rule, ...changes }) });
  };
  const save = (form: HTMLFormElement): void => {
    setIsTried(true);
    if (pack === null) {
      // The fields say what is wrong only once they are drawn anew.
      requestAnimationFrame(() => focusWrong(form));
      const wrong = troubles.find(({ path }) => path[0] === 'rules')?.path[1];
      if (typeof wrong === 'number' && errorsIn(troubles, true)('rules', chosen) === undefined) {
        setChosen(wrong);
      }
      return;
    }
    command.mutate(
      { id, pack, text: text.trim(), isActive },
      {
        onSuccess: (done) => {
          closeOwnPack();
          offerPolicyUndo(`“${pack.title}” ${done.version} is saved`, done);
        },
      },
    );
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save(event.currentTarget);
      }}
    >
      <Stack gap="md">
        <PackFacts draft={draft} errorAt={errorAt} onChange={change} />
        <div className={classes['body']}>
          <RuleList
            rules={draft.rules}
            former={request.draft.rules}
            chosen={chosen}
            tried={tried}
            isWrong={(at) => errorAt('rules', at) !== undefined}
            onChoose={setChosen}
            onChange={(next, at) => {
              change({ rules: next });
              setChosen(at);
            }}
          />
          <section className={classes['rule']} aria-label={`Rule ${chosen + 1}`}>
            <RuleErrors value={(...path) => errorAt('rules', chosen, ...path)}>
              {rule === undefined ? null : (
                <RuleFields key={rule.key} rule={rule} onChange={changeRule} />
              )}
            </RuleErrors>
          </section>
        </div>
        <div className={classes['foot']}>
          <Outcome tried={tried} left={draft.rules.length - rules.length} />
          <Group justify="space-between" align="flex-end" mt={12}>
            <Group gap="md" align="flex-end">
              {id === null ? null : (
                <TextInput
                  label="What changed"
                  placeholder="For those who read it later"
                  maxLength={500}
                  w={320}
                  value={text}
                  onChange={(event) => setText(event.currentTarget.value)}
                />
              )}
              <Checkbox
                label="Active"
                mb={8}
                checked={isActive}
                onChange={(event) => setIsActive(event.currentTarget.checked)}
              />
            </Group>
            <Group gap={8}>
              {isTried && pack === null ? (
                <Text size="sm" c="var(--mantine-color-error)" role="alert">
                  {plural(troubles.length, 'field')} to mend
                </Text>
              ) : null}
              <Button variant="default" onClick={onCancel}>
                Cancel
              </Button>
              <Button type="submit" loading={command.isPending}>
                {id === null ? 'Save policy' : 'Save as a new version'}
              </Button>
            </Group>
          </Group>
        </div>
      </Stack>
    </form>
  );
}

function Leave({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }): ReactElement {
  return (
    <Stack gap="md">
      <Text size="sm">What you wrote is not saved and would be gone.</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onStay} data-autofocus>
          Go on writing
        </Button>
        <Button color="red.8" onClick={onLeave}>
          Drop it
        </Button>
      </Group>
    </Stack>
  );
}

function titleOf({ id, title }: OwnPackRequest): string {
  if (id !== null) return `Change “${title ?? ''}”`;
  return title === null ? 'New policy' : `New policy, a copy of “${title}”`;
}

/** Writes a policy of the operator's own, while it is counted what it would do. */
export function OwnPackDialog(): ReactElement {
  const request = useOwnPack((state) => state.request);
  const isDirty = useOwnPack((state) => state.isDirty);
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = (): void => {
    setIsLeaving(false);
    closeOwnPack();
  };
  const close = (): void => {
    if (isDirty) setIsLeaving(true);
    else leave();
  };
  return (
    <>
      <Modal
        opened={request !== null}
        onClose={close}
        closeOnClickOutside={false}
        size={1120}
        title={request === null ? '' : titleOf(request)}
      >
        {request === null ? null : <OwnPackForm request={request} onCancel={close} />}
      </Modal>
      <Modal
        opened={isLeaving && request !== null}
        onClose={() => setIsLeaving(false)}
        title="Drop this policy?"
      >
        <Leave onStay={() => setIsLeaving(false)} onLeave={leave} />
      </Modal>
    </>
  );
}
