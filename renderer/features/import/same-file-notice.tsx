import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { ImportResult, Inspection } from '#shared/contract/import';
import { formatMoment } from '../../components/format.ts';
import { useData } from '../../data/hooks.ts';

type SameFileProps = Pick<Inspection, 'sha256' | 'fileName' | 'alreadyImportedAt'>;

function byWhich({ fileName, importedBy }: ImportResult, now: string): string {
  const name = fileName === now ? '' : ` as ${fileName}`;
  return `${name}${importedBy === null ? '' : ` by ${importedBy}`}`;
}

/** Says by which import the same content is in the workspace; an undone import does not count. */
export function SameFileNotice(inspection: SameFileProps): ReactElement | null {
  const { sha256, fileName, alreadyImportedAt } = inspection;
  const { data: imports } = useData('imports.list', {});
  const same = imports?.filter((each) => each.sha256 === sha256) ?? [];
  const counted = same.find(({ undoneAt }) => undoneAt === null);
  // The list also knows what was undone since the file was looked at.
  const importedAt = imports === undefined ? alreadyImportedAt : (counted?.importedAt ?? null);
  const undone = same.find(({ undoneAt }) => undoneAt !== null);
  if (importedAt === null && undone === undefined) return null;
  return (
    <Alert color="blue" variant="light" mt="md" icon={<IconInfoCircle aria-hidden />}>
      {importedAt === null ? (
        <>
          A file with this content was imported on {formatMoment(undone?.importedAt ?? '')}, but
          that import was undone on {formatMoment(undone?.undoneAt ?? '')} and does not count.
        </>
      ) : (
        <>
          A file with exactly this content was imported on {formatMoment(importedAt)}
          {counted === undefined ? null : <bdi>{byWhich(counted, fileName)}</bdi>}. Importing it
          again changes nothing that it already set.
        </>
      )}
    </Alert>
  );
}
