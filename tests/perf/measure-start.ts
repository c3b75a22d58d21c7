import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchApp, temporaryFolder } from '../e2e/support/launch.ts';
import { median, percentile, type Figure } from './report.ts';
import { waitUntilIndexed } from './wait-until-indexed.ts';

const STARTS = 7;
const RATIO_LIMIT = 1.5;

type Start = {
  /** The folder of its settings: each has its own, which the first start fills. */
  readonly userData: string;
  readonly args: readonly string[];
  readonly executablePath?: string;
  /** What the window says once it is usable. */
  readonly says: string;
};

/** The moment, in milliseconds since 1970, of the frame in which a page first says something. */
async function saidAt(page: Page, text: string): Promise<number> {
  // Looked for in each frame: looks of a tool from outside come up to half a second apart.
  const found = await page.waitForFunction(
    (wanted) =>
      document.body.textContent.includes(wanted) ? performance.timeOrigin + performance.now() : 0,
    text,
    { polling: 'raf' },
  );
  return Number(await found.jsonValue());
}

/** Seconds from the launch until a window shows what is waited for. */
async function secondsOf(
  { userData, args, executablePath, says }: Start,
  beforeClosing: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const startedAt = performance.timeOrigin + performance.now();
  const app = await launchApp({
    userDataDir: userData,
    args,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const seconds = ((await saidAt(await app.firstWindow(), says)) - startedAt) / 1000;
    await beforeClosing();
    return seconds;
  } finally {
    await app.close();
  }
}

/**
 * Measures starts turn by turn, of programs that ran before on this computer: of an Electron window with
 * nothing in it, of the app to its start screen, and of the app with a workspace to the counts of its
 * overview.
 */
export async function measureStart(source: string, rows: number): Promise<Figure[]> {
  const folder = temporaryFolder();
  const workspace = join(folder.path, 'Start.provenet');
  copyFileSync(source, workspace);
  const starts: Record<'empty' | 'screen' | 'workspace', Start> = {
    empty: {
      userData: join(folder.path, 'empty'),
      // In Node, the package `electron` is the path of its program.
      executablePath: String(createRequire(import.meta.url)('electron')),
      args: [join(import.meta.dirname, 'empty-window.mjs')],
      says: 'Ready',
    },
    screen: {
      userData: join(folder.path, 'screen'),
      args: [],
      says: 'sample network',
    },
    workspace: {
      userData: join(folder.path, 'workspace'),
      args: [workspace],
      // Said of a count; the heading above it names suppliers before any is there.
      says: 'in scope',
    },
  };
  const times = { empty: [] as number[], screen: [] as number[], workspace: [] as number[] };
  try {
    // What is measured then was in use here before: its settings, and an indexed workspace.
    await secondsOf(starts.empty);
    await secondsOf(starts.screen);
    await secondsOf(starts.workspace, () => waitUntilIndexed(workspace));
    for (let round = 0; round < STARTS; round += 1) {
      times.empty.push(await secondsOf(starts.empty));
      times.screen.push(await secondsOf(starts.screen));
      times.workspace.push(await secondsOf(starts.workspace));
    }
  } finally {
    folder.remove();
  }
  const empty = median(times.empty);
  const at = `${rows.toLocaleString('en')} items`;
  const beside = (all: readonly number[]): string =>
    `worst of ${STARTS}: ${percentile(all, 1).toFixed(2)} s; an empty window ${empty.toFixed(2)} s`;
  return [
    {
      what: 'cold start to the start screen',
      value: median(times.screen),
      unit: 's',
      beside: beside(times.screen),
    },
    {
      what: `cold start with ${at} to the counts`,
      value: median(times.workspace),
      unit: 's',
      beside: beside(times.workspace),
    },
    {
      what: `cold start with ${at}, against an empty window`,
      value: median(times.workspace) / empty,
      unit: 'x',
      limit: RATIO_LIMIT,
    },
  ];
}
