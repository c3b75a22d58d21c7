import { Modal } from '@mantine/core';
import { memo, type ReactElement } from 'react';
import { ListingForm } from './listing-form.tsx';
import { closeRecordDialog, useRecordDialog, type RecordRequest } from './record-dialog-store.ts';
import { StatementForm } from './statement-form.tsx';

const NEW_TITLES = {
  answer: 'Answer a question',
  authorisation: 'New authorisation',
  waiver: 'New waiver',
} as const;
const CHANGE_TITLES = {
  answer: 'Change the answer',
  authorisation: 'Change the authorisation',
  waiver: 'Change the waiver',
} as const;

function titleOf(request: RecordRequest): string {
  if (request.kind === 'listing')
    return request.isListed ? 'Change the listing' : 'List a supplier';
  const { draft, replacing } = request;
  return (replacing === null ? NEW_TITLES : CHANGE_TITLES)[draft.kind];
}

/** The dialog in which the operator puts something on record for policies. */
export const RecordDialog = memo(function RecordDialog(): ReactElement {
  const request = useRecordDialog((state) => state.request);
  return (
    <Modal
      opened={request !== null}
      onClose={closeRecordDialog}
      size={request?.kind === 'listing' ? 560 : 760}
      title={request === null ? '' : titleOf(request)}
    >
      {request === null ? null : request.kind === 'listing' ? (
        <ListingForm request={request} />
      ) : (
        <StatementForm request={request} />
      )}
    </Modal>
  );
});
