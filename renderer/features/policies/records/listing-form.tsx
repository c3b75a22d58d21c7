import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { listingSchema } from '#shared/domain/listing';
import { DayField } from '../../../components/day-field.tsx';
import { useSupplierNames } from '../../inventory/filters/use-supplier-names.ts';
import { SupplierField } from '../../vendors/own/supplier-field.tsx';
import { ConditionCountBox, useConditionCount } from './condition-count.tsx';
import { goesByList, usePolicies } from './policy-titles.ts';
import { closeRecordDialog, type RecordRequest } from './record-dialog-store.ts';
import classes from './records.module.css';
import { useRecords } from './use-records.ts';

type ListingRequest = Extract<RecordRequest, { kind: 'listing' }>;

function PolicyField(props: {
  readonly value: string | null;
  readonly isFixed: boolean;
  readonly error: string | undefined;
  readonly onChange: (policyId: string | null) => void;
}): ReactElement {
  const offered = usePolicies().filter(goesByList);
  const options = (isActive: boolean) =>
    offered
      .filter((policy) => policy.isActive === isActive)
      .map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Select
      label="Policy"
      placeholder="Pick or type a policy"
      required
      searchable
      allowDeselect={false}
      disabled={props.isFixed}
      nothingFoundMessage="No policy of that name goes by a list"
      data={[
        { group: 'Active', items: options(true) },
        { group: 'Not active', items: options(false) },
      ].filter(({ items }) => items.length > 0)}
      error={props.error}
      value={props.value}
      onChange={props.onChange}
    />
  );
}

/** Puts a supplier on the list of a policy, or changes since when and why it is there. */
export function ListingForm({ request }: { readonly request: ListingRequest }): ReactElement {
  const { isListed, listing } = request;
  const [policyId, setPolicyId] = useState(listing.policyId ?? null);
  const [supplierId, setSupplierId] = useState(listing.supplierId ?? null);
  const [since, setSince] = useState(listing.since ?? null);
  const [reason, setReason] = useState(listing.reason ?? '');
  const [isTried, setIsTried] = useState(false);
  const names = useSupplierNames();
  const { list, isPending } = useRecords();
  const count = useConditionCount(
    supplierId === null ? null : [{ field: 'supplier', test: 'one-of', values: [supplierId] }],
    [],
  );
  const entry = listingSchema.safeParse({ policyId, supplierId, since, reason }).data;
  const lacks = (isMissing: boolean, words: string) => (isTried && isMissing ? words : undefined);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (entry === undefined) return;
        list(entry, names.get(entry.supplierId) ?? entry.supplierId, closeRecordDialog);
      }}
    >
      <Stack gap="md">
        <PolicyField
          value={policyId}
          isFixed={isListed}
          error={lacks(policyId === null, 'Choose the policy.')}
          onChange={setPolicyId}
        />
        <SupplierField
          label="Supplier"
          except=""
          isFixed={isListed}
          value={supplierId}
          onChange={setSupplierId}
        />
        {lacks(supplierId === null, '') === undefined ? null : (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            Choose the supplier.
          </Text>
        )}
        <DayField
          label="Listed since"
          isRequired
          error={lacks(since === null, 'Give the day of the decision.')}
          value={since}
          onChange={setSince}
        />
        <Textarea
          label="Reason"
          description="The decision that names the supplier, or why you do"
          required
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          error={lacks(reason.trim() === '', 'Say who named the supplier, and where.')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {supplierId === null ? null : <ConditionCountBox count={count} speaker={null} />}
        <Text size="sm" c="dimmed">
          Everyone who belongs to the supplier is listed with it, beyond the items counted here.
        </Text>
        <Group justify="flex-end" className={classes['buttons'] ?? ''}>
          <Button variant="default" onClick={closeRecordDialog}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending}>
            {isListed ? 'Save the changes' : 'List the supplier'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
