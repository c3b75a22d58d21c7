import type { AuditRecord, AuditSide } from '#shared/contract/audits';
import { plural } from '../../components/format.ts';
import { showDone, showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { callData } from '../../data/data-client.ts';
import { queryClient } from '../../data/query-client.ts';
import { useComposition } from '../summary/composition-store.ts';
import { withProgress } from '../summary/print-actions.ts';

const LONGEST_NAME = 150;

function fileName(start: string, name: string, ending: string): string {
  return `${start} ${name.replaceAll(/[/\\:*?"<>|]/gu, ' ').slice(0, LONGEST_NAME)}.${ending}`;
}

/** Asks for the list of audits anew: closing one changes no item, so that nobody else tells. */
export async function refreshAudits(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['audits.list'] });
}

/** Prints a closed audit from its frozen figures, composed as the summary is now. Never rejects. */
export async function printAudit({ id }: AuditRecord): Promise<void> {
  try {
    const { composition } = useComposition.getState();
    const { isPrinted } = await withProgress('Preparing the closed audit for the printer', () =>
      callApp('summary.print', { auditId: id, composition }),
    );
    if (isPrinted) showDone('Sent to the printer', 'The closed audit is on its way.');
  } catch (error) {
    showError(error);
  }
}

/** Asks where, then saves a closed audit as PDF from its frozen figures. Never rejects. */
export async function saveAuditPdf({ id, name }: AuditRecord): Promise<void> {
  try {
    const target = await callApp('files.chooseSave', {
      suggestedName: fileName('Audit', name, 'pdf'),
      kind: 'pdf',
    });
    if (target === null) return;
    const { composition } = useComposition.getState();
    const saved = await withProgress(`Writing ${target.name}`, () =>
      callApp('summary.savePdf', { token: target.token, auditId: id, composition }),
    );
    showDone('PDF saved', `${saved.name}, ${plural(saved.pages, 'page')}.`);
  } catch (error) {
    showError(error);
  }
}

/** Asks where, then writes every item that differs as CSV. Never rejects. */
export async function exportComparison(sides: {
  readonly before: AuditSide;
  readonly after: AuditSide;
}): Promise<void> {
  try {
    const target = await callApp('files.chooseSave', {
      suggestedName: 'Differences between audits.csv',
      kind: 'csv',
    });
    if (target === null) return;
    const { rows } = await withProgress(`Writing ${target.name}`, () =>
      callData('audits.exportComparison', { ...sides, token: target.token }),
    );
    showDone('Exported', `${plural(rows, 'item')} written to ${target.name}`);
  } catch (error) {
    showError(error);
  }
}
