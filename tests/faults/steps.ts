import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { runImport } from '#main/data/commands/run-import';
import { BlockIndexer } from '#main/data/commands/search-index/index-blocks';
import { tagItems } from '#main/data/commands/tag-items';
import { undoChange } from '#main/data/commands/undo';
import { readLastChange } from '#main/data/queries/history';
import type { Workspace } from '#main/data/workspace';
import { suggestedPlan } from '../perf/suggested-plan.ts';
import { readersHere } from '../support/read-here.ts';
import { readersAnew } from '../support/readers-anew.ts';
import { SITES } from './inventory.ts';
import type { Random } from './random.ts';

/** One change of a workspace, as data that a process can be given. */
export type Step =
  | { readonly kind: 'import'; readonly file: string; readonly isAlone?: boolean }
  | { readonly kind: 'tag'; readonly site: string; readonly placement: 'core' | 'edge' }
  | { readonly kind: 'edit'; readonly site: string; readonly value: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** Derived data, which need not have reached the disk; see `Workspace.writeInBackground`. */
  | { readonly kind: 'index' };

/** The import worker as it was built: from its source a thread takes twice as long to start. */
export const workerUrl = new URL('../../out/main/import-worker.js', import.meta.url);

async function importFile(
  workspace: Workspace,
  file: string,
  { isAlone, byWorker }: { readonly isAlone: boolean; readonly byWorker: boolean },
): Promise<void> {
  const { plan } = await suggestedPlan(file);
  await runImport({
    workspace,
    threads: byWorker ? readersAnew(workerUrl) : readersHere,
    path: file,
    plan,
    isDryRun: false,
    isAlone,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
}

function indexSearches(workspace: Workspace): void {
  workspace.writeInBackground((db) => {
    const indexer = new BlockIndexer(db);
    while (indexer.indexNext());
    indexer.save();
  });
}

/**
 * Takes one step through the code that the window and the command line use; resolves when it is
 * committed. Files are read on this thread unless `byWorker` asks for the real one.
 */
export async function takeStep(workspace: Workspace, step: Step, byWorker = false): Promise<void> {
  switch (step.kind) {
    case 'import': {
      const isAlone = step.isAlone ?? false;
      return importFile(workspace, step.file, { isAlone, byWorker });
    }
    case 'tag': {
      const { placement, site } = step;
      const filter = { sites: [site] };
      workspace.write((db) => tagItems(db, { filter, set: { placement }, reason: 'Seen.' }));
      return;
    }
    case 'edit': {
      const { site, value } = step;
      const set = { field: 'region' as const, value };
      const filter = { sites: [site] };
      workspace.write((db) => changeItemsAtOnce(db, { filter, set, reason: 'Moved.' }));
      return;
    }
    case 'undo': {
      const last = readLastChange(workspace.reader);
      if (last === null) throw new Error('There is nothing to undo.');
      workspace.undo((db) => undoChange(db, last.id));
      return;
    }
    case 'redo':
      workspace.redo();
      return;
    case 'index':
      indexSearches(workspace);
  }
}

/** Tags, edits, undos and redos, each of which changes something when they are taken in order. */
export function randomEdits(count: number, random: Random): Step[] {
  const steps: Step[] = [];
  let done = 0;
  let undone = 0;
  for (let at = 0; at < count; at += 1) {
    const chance = random.next();
    if (undone > 0 && chance < 0.25) {
      steps.push({ kind: 'redo' });
      undone -= 1;
      done += 1;
    } else if (done > 0 && chance < 0.5) {
      steps.push({ kind: 'undo' });
      done -= 1;
      undone += 1;
    } else {
      // A value that was never given before, so that every change changes something.
      const site = random.pick(SITES);
      const tag = random.chance(0.4) && lastTag(steps, site);
      if (tag) steps.push({ kind: 'tag', site, placement: tag });
      else steps.push({ kind: 'edit', site, value: `Region ${at}` });
      done += 1;
      undone = 0;
    }
  }
  return steps;
}

/** A placement that differs from the last one that the site was given, whatever was undone since. */
function lastTag(steps: readonly Step[], site: string): 'core' | 'edge' | null {
  const tags = steps.filter((step) => step.kind === 'tag' && step.site === site);
  return tags.length === 0 ? 'core' : null;
}
