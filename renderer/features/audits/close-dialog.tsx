import { Modal, Progress, Text, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState, type ReactElement } from 'react';
import { isAppError } from '#shared/rpc/app-error';
import { formatNumber, plural } from '../../components/format.ts';
import { messageOf, showDone, showError } from '../../components/notify.ts';
import { callData, onDataEvent } from '../../data/data-client.ts';
import { refreshAudits } from './audit-actions.ts';
import { FormFrame } from '../../components/form-frame.tsx';

type Done = { readonly done: number; readonly total: number };

type CloseFormProps = { readonly suggestedName: string; readonly onClose: () => void };

function CloseForm({ suggestedName, onClose }: CloseFormProps): ReactElement {
  const [name, setName] = useState(suggestedName);
  const [auditor, setAuditor] = useState('');
  const [remark, setRemark] = useState('');
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [progress, setProgress] = useState<Done | null>(null);
  useEffect(() => onDataEvent('audits.closeProgress', setProgress), []);

  const close = async (): Promise<void> => {
    setIsPending(true);
    setError(null);
    try {
      const record = await callData('audits.close', {
        name: name.trim(),
        auditor: auditor.trim(),
        remark: remark.trim(),
      });
      await refreshAudits();
      showDone('Audit closed', `${record.name}: ${plural(record.items.flagged, 'flagged item')}.`);
      onClose();
    } catch (failure) {
      if (!isAppError(failure, 'cancelled')) setError(messageOf(failure));
    } finally {
      setIsPending(false);
      setProgress(null);
    }
  };

  return (
    <FormFrame
      submit="Close the audit"
      canSubmit={name.trim() !== ''}
      isPending={isPending}
      error={error}
      onSubmit={() => void close()}
      onCancel={() => {
        if (isPending) callData('audits.cancelClose', {}).catch(showError);
        else onClose();
      }}
    >
      <Text size="sm">
        Closing freezes the figures as they are now, on the workspace’s own date and under its
        active policies, and keeps of each item what a later audit is compared by. A closed audit is
        never altered; one that should not have been closed can be withdrawn with a reason.
      </Text>
      <TextInput
        label="Name"
        placeholder="Such as Second half of 2026"
        required
        data-autofocus
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Auditor"
        maxLength={200}
        value={auditor}
        onChange={(event) => setAuditor(event.currentTarget.value)}
      />
      <Textarea
        label="Remark"
        autosize
        minRows={2}
        maxLength={1000}
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
      />
      {isPending ? (
        <div>
          <Text size="sm" c="dimmed" mb={6}>
            {progress === null
              ? 'Reading the figures …'
              : `Keeping ${formatNumber(progress.done)} of ${plural(progress.total, 'item')}`}
          </Text>
          <Progress
            aria-label="Items kept"
            value={progress === null ? 0 : (progress.done / Math.max(1, progress.total)) * 100}
          />
        </div>
      ) : null}
    </FormFrame>
  );
}

type CloseDialogProps = {
  readonly isOpen: boolean;
  /** What the name is at first. */
  readonly suggestedName?: string;
  readonly onClose: () => void;
};

/** Closes an audit: its name, who audits, a remark. */
export function CloseDialog({
  isOpen,
  suggestedName = '',
  onClose,
}: CloseDialogProps): ReactElement {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Close an audit" size="lg">
      {isOpen ? <CloseForm suggestedName={suggestedName} onClose={onClose} /> : null}
    </Modal>
  );
}
