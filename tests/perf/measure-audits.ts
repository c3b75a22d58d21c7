import { copyFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { closeAudit } from '#main/data/commands/audits/close-audit';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { drawSample } from '#main/data/commands/samples/draw-sample';
import { compareAudits } from '#main/data/queries/audits/compare-audits';
import { Workspace } from '#main/data/workspace';
import type { Figure } from './report.ts';

const MEGABYTE = 1_000_000;
const NANOSECONDS_OF_MS = 1_000_000;

/** How long some work takes, and for how long nobody else was answered at most. */
async function measured(
  work: () => Promise<unknown>,
): Promise<{ seconds: number; beside: string }> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const startedAt = performance.now();
  await work();
  const seconds = (performance.now() - startedAt) / 1000;
  delay.disable();
  const blocked = delay.max / NANOSECONDS_OF_MS;
  return { seconds, beside: `others wait ${blocked.toFixed(0)} ms at most` };
}

/** Closes two audits of a copy of a workspace, compares them and draws a sample. */
export async function measureAudits(path: string, folder: string, rows: number): Promise<Figure[]> {
  const copy = join(folder, 'audits.provenet');
  copyFileSync(path, copy);
  const workspace = Workspace.open(copy, false);
  const follower = { signal: new AbortController().signal, onProgress: () => undefined };
  const close = (name: string) =>
    closeAudit(workspace, {
      audit: { name, auditor: '', remark: '' },
      appVersion: '0',
      ...follower,
    });
  const items = `${rows.toLocaleString('en')} items`;
  try {
    const before = statSync(copy).size;
    const closed = await measured(() => close('First'));
    const grown = (statSync(copy).size - before) / MEGABYTE;
    workspace.write((db) =>
      changeItemsAtOnce(db, {
        filter: { isFlagged: true },
        set: { placement: 'core' },
        reason: 'Measured.',
      }),
    );
    const sides = { before: { audit: 1 }, after: { now: true as const } };
    const compared = await measured(() =>
      workspace.readSnapshot((db) => compareAudits(db, sides, () => undefined, follower)),
    );
    const drawn = await measured(() =>
      drawSample(
        workspace,
        {
          name: 'Measured',
          filter: {},
          seed: 'a seed',
          confidence: '95',
          size: { margin: 0.05 },
          isBySite: true,
        },
        follower,
      ),
    );
    return [
      {
        what: `audit closed, ${items}`,
        value: closed.seconds,
        unit: 's',
        beside: `the file grows by ${grown.toFixed(0)} MB; ${closed.beside}`,
      },
      {
        what: `audit compared with now, ${items}`,
        value: compared.seconds,
        unit: 's',
        beside: compared.beside,
      },
      {
        what: `sample drawn by site, ${items}`,
        value: drawn.seconds,
        unit: 's',
        beside: drawn.beside,
      },
    ];
  } finally {
    workspace.close();
    rmSync(copy, { force: true });
  }
}
