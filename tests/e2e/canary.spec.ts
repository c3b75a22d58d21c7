import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerSaveDialogs } from './support/dialogs.ts';
import { launchApp } from './support/launch.ts';
import { runCli } from './support/node-program.ts';
import { chooseFile } from './support/pages/import-page.ts';
import { pickFacet } from './support/pages/inventory-page.ts';
import {
  createWorkspace,
  expectSettled,
  goTo,
  notificationsOf,
} from './support/pages/shell-page.ts';
import { expect, test as base } from './support/test.ts';

/** Stands in the imported file and nowhere else in the world. */
const CANARY = 'TOPSECRETSITE';
const CSV = `Serial,Hostname,Vendor,Function,Country,Site,Rack
S1,${CANARY}-AGG-1,Huawei,gNodeB,DE,${CANARY},${CANARY}-R1
S2,MUC-AGG-1,Nokia,router,DE,MUC,R2
S3,BER-AGG-1,${CANARY} Ltd,router,DE,BER,R3
`;

type Places = { readonly work: string; readonly settings: string; readonly temp: string };

/** The app with all folders that programs write into in places of its own. */
const test = base.extend<{ places: Places }>({
  places: async ({ folder }, provide) => {
    const at = (name: string) => join(folder, name);
    for (const name of ['work', 'temp', 'home']) mkdirSync(at(name));
    await provide({ work: at('work'), settings: at('settings'), temp: at('temp') });
  },
  app: async ({ folder, places }, provide) => {
    const home = join(folder, 'home');
    const app = await launchApp({
      userDataDir: places.settings,
      env: {
        HOME: home,
        XDG_CONFIG_HOME: join(home, 'config'),
        XDG_CACHE_HOME: join(home, 'cache'),
        XDG_DATA_HOME: join(home, 'data'),
        TMPDIR: places.temp,
      },
    });
    await provide(app);
    await app.close();
  },
});

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

const SPELLINGS = ['utf8', 'utf16le'].map((encoding) =>
  Buffer.from(CANARY, encoding as BufferEncoding),
);

/** Files that hold the canary, as text or as text of two bytes a character. */
function tellTales(folder: string): string[] {
  return filesIn(folder)
    .filter((path) => {
      const bytes = readFileSync(path);
      return SPELLINGS.some((spelling) => bytes.includes(spelling));
    })
    .map((path) => path.slice(folder.length + 1))
    .toSorted();
}

/** What lies in the system's folder for temporary files, by name; other programs write there too. */
const varTmp = (): string[] => (existsSync('/var/tmp') ? readdirSync('/var/tmp') : []);

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test('what stood in a cell is left in the workspace and in exports only', async ({
  app,
  page,
  folder,
  places,
}) => {
  test.skip(process.platform === 'win32', 'Windows has other places, and no modes.');
  const { work, settings, temp } = places;
  const before = new Set(varTmp());
  const csv = join(work, 'inventory.csv');
  writeFileSync(csv, CSV);
  const workspace = await createWorkspace(app, page, work, 'Audit');
  await chooseFile(app, page, csv);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('button', { name: /^Import .* rows$/u }).click();
  await expect(page.getByRole('region', { name: 'Import done' })).toBeVisible();

  await goTo(page, 'Inventory');
  await pickFacet(page, 'Site', CANARY);
  await page.getByRole('searchbox', { name: 'Search items' }).fill(CANARY.toLowerCase());
  await expect(page.getByRole('gridcell', { name: `${CANARY}-AGG-1` })).toBeVisible();
  await answerSaveDialogs(app, join(work, 'items'));
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: /^CSV/u }).first().click();
  await expect(notificationsOf(page).getByText(/written to items\.csv/u)).toBeVisible();
  await goTo(page, 'Vendors');
  await expectSettled(page);
  await goTo(page, 'Audit summary');
  await answerSaveDialogs(app, join(work, 'Summary.pdf'));
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await expect(page.getByText(/^Summary\.pdf, \d+ pages\.$/u)).toBeVisible();

  // Also while all of it is open, when companions of the workspace lie beside it.
  const elsewhere = () => [
    ...tellTales(settings),
    ...tellTales(temp),
    ...tellTales(join(folder, 'home')),
  ];
  expect(elsewhere()).toEqual([]);
  const own = filesIn(work).filter((path) => path.startsWith(workspace));
  expect(own.length).toBeGreaterThan(0);
  for (const path of own) expect([path, modeOf(path)]).toEqual([path, '600']);

  await app.close();
  expect(elsewhere()).toEqual([]);
  const left = varTmp().filter((name) => !before.has(name) && name.startsWith('etilqs_'));
  expect(left).toEqual([]);
  expect(readdirSync(temp)).toEqual([]);
  const told = tellTales(work).filter((name) => !name.startsWith('Audit.'));
  // The PDF has its text compressed.
  expect(told).toEqual(['inventory.csv', 'items.csv']);
  expect(readFileSync(workspace).includes(CANARY)).toBe(true);

  for (const path of [settings, join(settings, 'logs')])
    expect([path, modeOf(path)]).toEqual([path, '700']);
  for (const name of ['recents.json', 'folders.json', 'window.json', 'logs/provenet.log'])
    expect([name, modeOf(join(settings, name))]).toEqual([name, '600']);
  // A log that says nothing would prove nothing.
  expect(readFileSync(join(settings, 'logs', 'provenet.log'), 'utf8')).toContain('on Electron');
  expect(filesIn(join(folder, 'home')).filter((path) => path.includes('recently-used'))).toEqual(
    [],
  );
});

test('the command line keeps what it writes for its user alone', ({ folder }) => {
  test.skip(process.platform === 'win32', 'Windows has no modes.');
  const former = process.umask(0o022);
  try {
    const csv = join(folder, 'inventory.csv');
    writeFileSync(csv, CSV);
    const workspace = join(folder, 'Audit.provenet');
    runCli('import', csv, '--workspace', workspace);
    expect([modeOf(csv), modeOf(workspace)]).toEqual(['644', '600']);
  } finally {
    process.umask(former);
  }
});
