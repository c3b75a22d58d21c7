import { Modal, Select, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState, type ReactElement } from 'react';
import type { PolicyInfo } from '#shared/contract/policies';
import { todayIso } from '#shared/domain/date';
import { isByList } from '#shared/domain/policy';
import { FormFrame } from '../../vendors/own/form-frame.tsx';
import { SupplierField } from '../../vendors/own/supplier-field.tsx';
import { useRecord } from './use-record.ts';

type ListingFormProps = {
  readonly policies: readonly PolicyInfo[];
  readonly onClose: () => void;
};

function ListingForm({ policies, onClose }: ListingFormProps): ReactElement {
  const [policyId, setPolicyId] = useState<string | null>(null);
  const [supplierId, setSupplierId] = useState<string | null>(null);
  const [since, setSince] = useState<string | null>(todayIso());
  const [reason, setReason] = useState('');
  const { send, isPending, error } = useRecord('policies.listSupplier');
  const listed = policies.filter(({ rules }) => rules.some(({ rule }) => isByList(rule.suppliers)));
  const isWhole = policyId !== null && supplierId !== null && since !== null;
  return (
    <FormFrame
      submit="Put on the list"
      canSubmit={isWhole && reason.trim() !== ''}
      isPending={isPending}
      error={error}
      onCancel={onClose}
      onSubmit={() => {
        if (!isWhole) return;
        send({ policyId, supplierId, since, reason }, 'The supplier is on the list', onClose);
      }}
    >
      <Select
        label="Policy that goes by a list"
        required
        searchable
        placeholder="Pick or type a policy"
        data={listed.map(({ id, title }) => ({ value: id, label: title }))}
        value={policyId}
        onChange={setPolicyId}
      />
      <SupplierField label="Supplier" except="" value={supplierId} onChange={setSupplierId} />
      <DateInput
        label="Listed since"
        description="The day of the decision; periods count from it"
        valueFormat="YYYY-MM-DD"
        weekendDays={[]}
        ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
        value={since}
        onChange={setSince}
      />
      <Textarea
        label="Who named it, and where"
        required
        autosize
        minRows={1}
        maxRows={5}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormFrame>
  );
}

/** Puts a supplier on the list of a policy whose law names none. */
export function ListingDialog({
  isOpen,
  ...props
}: ListingFormProps & { readonly isOpen: boolean }): ReactElement {
  return (
    <Modal opened={isOpen} onClose={props.onClose} title="List a supplier" size="lg">
      {isOpen ? <ListingForm {...props} /> : null}
    </Modal>
  );
}
