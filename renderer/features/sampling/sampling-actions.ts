import { plural } from '../../components/format.ts';
import { showDone, showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { callData } from '../../data/data-client.ts';
import { withProgress } from '../summary/print-actions.ts';

type Named = { readonly id: number; readonly name: string };

const LONGEST_NAME = 150;

function fileName({ name }: Named, ending: string): string {
  return `Tick sheets ${name.replaceAll(/[/\\:*?"<>|]/gu, ' ').slice(0, LONGEST_NAME)}.${ending}`;
}

/** Asks where, then writes the tick sheets of a sample as CSV. Never rejects. */
export async function exportSample(sample: Named): Promise<void> {
  try {
    const target = await callApp('files.chooseSave', {
      suggestedName: fileName(sample, 'csv'),
      kind: 'csv',
    });
    if (target === null) return;
    const { rows } = await callData('samples.export', { id: sample.id, token: target.token });
    showDone('Exported', `${plural(rows, 'item')} written to ${target.name}`);
  } catch (error) {
    showError(error);
  }
}

/** Opens the print dialog for the tick sheets of a sample, one for each site. Never rejects. */
export async function printSample(sample: Named): Promise<void> {
  try {
    const { isPrinted } = await withProgress('Preparing the tick sheets for the printer', () =>
      callApp('samples.print', { id: sample.id }),
    );
    if (isPrinted) showDone('Sent to the printer', 'The tick sheets are on their way.');
  } catch (error) {
    showError(error);
  }
}

/** Asks where, then saves the tick sheets of a sample as PDF. Never rejects. */
export async function saveSamplePdf(sample: Named): Promise<void> {
  try {
    const target = await callApp('files.chooseSave', {
      suggestedName: fileName(sample, 'pdf'),
      kind: 'pdf',
    });
    if (target === null) return;
    const { name, pages } = await withProgress(`Writing ${target.name}`, () =>
      callApp('samples.savePdf', { id: sample.id, token: target.token }),
    );
    showDone('PDF saved', `${name}, ${plural(pages, 'page')}.`);
  } catch (error) {
    showError(error);
  }
}
