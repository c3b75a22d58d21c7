import { ANNEX_FILES, type Annex } from '#shared/domain/annex';
import { plural } from '../../../components/format.ts';
import { showDone, showError } from '../../../components/notify.ts';
import { callApp } from '../../../data/bridge.ts';
import { callData } from '../../../data/data-client.ts';
import { useComposition } from '../composition-store.ts';
import { useExport } from '../../inventory/export/export-job.ts';
import { annexKind } from './annex-words.ts';

/** Asks where, then writes one annex, with the progress of an export; a failure is told. */
export async function saveAnnex(annex: Annex, hasUndetermined: boolean): Promise<void> {
  if (useExport.getState().job !== null) return;
  try {
    const target = await callApp('files.chooseSave', {
      suggestedName: ANNEX_FILES[annex],
      kind: annexKind(annex),
    });
    if (target === null) return;
    useExport.setState({
      job: { fileName: target.name, rows: 0, total: null, isCancelling: false },
    });
    const written = await callData('annexes.write', {
      annex,
      hasUndetermined,
      redaction: useComposition.getState().composition.redaction,
      token: target.token,
    });
    const { rows, missing, cuts, sha256 } = written;
    const lacks =
      missing.length === 0
        ? ''
        : ` Not in the workspace: ${missing.map(({ column }) => column).join(', ')}.`;
    const cut = cuts === 0 ? '' : ` ${plural(cuts, 'text')} too long for a cell end there.`;
    const what = annex === 'figures' ? `SHA-256 ${sha256}` : plural(rows, 'row');
    showDone('Annex saved', `${target.name}: ${what}.${lacks}${cut}`);
  } catch (error) {
    showError(error);
  } finally {
    useExport.setState({ job: null });
  }
}
