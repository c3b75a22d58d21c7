import { Modal, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { WHAT_IF_LIMITS } from '#shared/contract/what-if';
import { messageOf } from '../../../components/notify.ts';
import { callData } from '../../../data/data-client.ts';
import { FormFrame } from '../../../components/form-frame.tsx';
import { changeScenario } from './what-if-store.ts';

/** The title and the version of a pack that was found to be one. */
function titleOf(text: string): string {
  const { title, version } = JSON.parse(text) as { title: string; version: string };
  return `${title}, version ${version}`;
}

function PackForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isPending, setIsPending] = useState(false);
  const submit = async (): Promise<void> => {
    setIsPending(true);
    try {
      // The data host says what is wrong with a text that is no pack.
      await callData('policies.whatIf', { packText: text, steps: [] });
      changeScenario({ pack: { title: titleOf(text), text } });
      onClose();
    } catch (reason) {
      setError(messageOf(reason));
    } finally {
      setIsPending(false);
    }
  };
  return (
    <FormFrame
      submit="Try it"
      canSubmit={text.trim() !== ''}
      isPending={isPending}
      error={error}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <Textarea
        label="The pack as JSON"
        description="Paste the whole text of its file. It acts in the scenario only, in the place of a policy with the same id, and is not kept."
        autosize
        minRows={10}
        maxRows={18}
        maxLength={WHAT_IF_LIMITS.packChars}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setError(null);
        }}
        data-autofocus
      />
    </FormFrame>
  );
}

type PackTextModalProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** Takes another version of a pack, or a new one, for the scenario. */
export function PackTextModal({ isOpen, onClose }: PackTextModalProps): ReactElement {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Try a policy pack" size="lg">
      <PackForm onClose={onClose} />
    </Modal>
  );
}
