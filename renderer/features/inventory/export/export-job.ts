import { notifications } from '@mantine/notifications';
import { create } from 'zustand';
import type { InputOf } from '#shared/rpc/contract';
import type { DataContract } from '#shared/contract/data';
import type { ExportOutcome } from '#shared/contract/exports';
import type { ExportFormat } from '#shared/domain/export';
import { useSession } from '../../../app/session.ts';
import { plural } from '../../../components/format.ts';
import { showDone, showError } from '../../../components/notify.ts';
import { callApp } from '../../../data/bridge.ts';
import { callData, onDataEvent } from '../../../data/data-client.ts';
import { cutWords } from './export-words.ts';

type Request = Omit<InputOf<DataContract, 'items.export'>, 'token'>;

type ExportJob = {
  readonly fileName: string;
  readonly rows: number;
  /** `null` until the data host has counted the items. */
  readonly total: number | null;
  readonly isCancelling: boolean;
};

/** The export that is under way, if any; it outlives the screen that began it. */
export const useExport = create<{ readonly job: ExportJob | null }>(() => ({ job: null }));

onDataEvent('export.progress', ({ rows, total }) => {
  useExport.setState(({ job }) => (job === null ? {} : { job: { ...job, rows, total } }));
});

/** Asks the running export to stop; no file is left of it. */
export function cancelExport(): void {
  useExport.setState(({ job }) => ({ job: job === null ? null : { ...job, isCancelling: true } }));
  callData('items.cancelExport', {}).catch(showError);
}

function tellOutcome(fileName: string, { rows, sheets, cuts }: ExportOutcome): void {
  const onSheets = sheets > 1 ? `, on ${plural(sheets, 'sheet')}` : '';
  showDone('Exported', `${plural(rows, 'item')} written to ${fileName}${onSheets}`);
  if (cuts.total === 0) return;
  notifications.show({
    title: 'Texts were cut',
    message: cutWords(cuts),
    color: 'orange',
    autoClose: false,
    withBorder: true,
  });
}

/** Asks where, then writes the items; a failure is told. One export at a time. */
export async function exportItems(request: Request): Promise<void> {
  if (useExport.getState().job !== null) return;
  try {
    const format: ExportFormat = request.format;
    const workspace = useSession.getState().name ?? 'inventory';
    const file = await callApp('files.chooseSave', {
      suggestedName: `${workspace} inventory.${format}`,
      kind: format,
    });
    if (file === null) return;
    const job = { fileName: file.name, rows: 0, total: null, isCancelling: false };
    useExport.setState({ job });
    tellOutcome(file.name, await callData('items.export', { ...request, token: file.token }));
  } catch (error) {
    showError(error);
  } finally {
    useExport.setState({ job: null });
  }
}
