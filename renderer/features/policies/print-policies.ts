import { plural } from '../../components/format.ts';
import { showDone, showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { withProgress } from '../summary/print-actions.ts';

/** Opens the print dialog for policies, rule by rule, and tells how it ended. Never rejects. */
export async function printPolicies(policyIds: readonly string[]): Promise<void> {
  try {
    const { isPrinted } = await withProgress('Preparing the policies for the printer', () =>
      callApp('policies.print', { policyIds: [...policyIds] }),
    );
    if (isPrinted) showDone('Sent to the printer', 'The policies are on their way.');
  } catch (error) {
    showError(error);
  }
}

/** Asks where, then saves policies as PDF and tells how it ended. Never rejects. */
export async function savePoliciesPdf(
  workspaceName: string,
  policyIds: readonly string[],
): Promise<void> {
  try {
    const target = await callApp('files.chooseSave', {
      suggestedName: `${`Policies ${workspaceName}`.trim().slice(0, 190)}.pdf`,
      kind: 'pdf',
    });
    if (target === null) return;
    const { name, pages } = await withProgress(`Writing ${target.name}`, () =>
      callApp('policies.savePdf', { token: target.token, policyIds: [...policyIds] }),
    );
    showDone('PDF saved', `${name}, ${plural(pages, 'page')}.`);
  } catch (error) {
    showError(error);
  }
}
