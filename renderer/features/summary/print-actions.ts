import { notifications } from '@mantine/notifications';
import type { IsoDate } from '#shared/domain/date';
import { plural } from '../../components/format.ts';
import { showDone, showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { useComposition } from './composition-store.ts';

/** Shows that something is being prepared until it is. */
export async function withProgress<T>(message: string, work: () => Promise<T>): Promise<T> {
  const id = notifications.show({
    message,
    loading: true,
    autoClose: false,
    withCloseButton: false,
    withBorder: true,
  });
  try {
    return await work();
  } finally {
    notifications.hide(id);
  }
}

/** Opens the print dialog for the audit summary and tells how it ended. Never rejects. */
export async function printSummary(asOf?: IsoDate): Promise<void> {
  try {
    const { isPrinted } = await withProgress('Preparing the audit summary for the printer', () =>
      callApp('summary.print', {
        ...(asOf === undefined ? {} : { asOf }),
        composition: useComposition.getState().composition,
      }),
    );
    if (isPrinted) showDone('Sent to the printer', 'The audit summary is on its way.');
  } catch (error) {
    showError(error);
  }
}

/** Asks where, then saves the audit summary as PDF and tells how it ended. Never rejects. */
export async function saveSummaryPdf(workspaceName: string, asOf?: IsoDate): Promise<void> {
  try {
    const target = await callApp('files.chooseSave', {
      suggestedName: `${`Audit summary ${workspaceName}`.trim().slice(0, 190)}.pdf`,
      kind: 'pdf',
    });
    if (target === null) return;
    const { name, pages } = await withProgress(`Writing ${target.name}`, () =>
      callApp('summary.savePdf', {
        token: target.token,
        ...(asOf === undefined ? {} : { asOf }),
        composition: useComposition.getState().composition,
      }),
    );
    showDone('PDF saved', `${name}, ${plural(pages, 'page')}.`);
  } catch (error) {
    showError(error);
  }
}
