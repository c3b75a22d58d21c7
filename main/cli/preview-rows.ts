import type { PreviewFate, PreviewRow } from '#shared/contract/preview';
import type { PreviewStore } from '../data/preview/preview-store.ts';

/** Rows of one kind that a document of a dry run lists. */
const MAX_LISTED = 1000;
const PAGE = 500;

function firstRows(preview: PreviewStore, fate: PreviewFate): PreviewRow[] {
  const rows: PreviewRow[] = [];
  for (let start = 0; start < MAX_LISTED; start += PAGE) {
    rows.push(...preview.read({ fate, start, count: PAGE }).rows);
  }
  return rows;
}

/** What the document of a dry run says of its rows; the first of them where there are many. */
export function previewDocument(preview: PreviewStore): Record<string, unknown> {
  return {
    changedFields: preview.changedFields(),
    changes: firstRows(preview, 'updated').map(({ row, line, item, changes }) => ({
      row,
      line,
      item,
      changes,
    })),
    rejects: firstRows(preview, 'rejected').map(({ row, line, item, reasons, cells }) => ({
      row,
      line,
      item,
      reasons,
      cells,
    })),
  };
}
