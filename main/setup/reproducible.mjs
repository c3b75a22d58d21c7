import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { isLinux, root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { SetupError, runMain, runQuietly, say } from './lib/run.mjs';

/** What a package is built from. */
const SOURCES = [
  'main',
  'renderer',
  'shared',
  'LICENSE',
  'package.json',
  'package-lock.json',
  'electron-builder.yml',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  '.npmrc',
];

/** A copy of the checkout; its packages are links where that works, since a build only reads them. */
function copyTo(folder) {
  mkdirSync(folder);
  for (const name of SOURCES) cpSync(join(root, name), join(folder, name), { recursive: true });
  const packages = join(root, 'node_modules');
  if (isLinux) runQuietly('Copying packages', 'cp', ['-al', packages, folder]);
  else cpSync(packages, join(folder, 'node_modules'), { recursive: true });
}

/** Packages the copy and answers the hash of every file that Provenet adds to the runtime. */
function packaged(folder) {
  runQuietly('Packaging a copy', process.execPath, [join('main', 'setup', 'package.mjs')], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const hashes = new Map();
  const walk = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) walk(inside);
      else if (entry.isFile()) {
        const hash = createHash('sha256').update(readFileSync(inside)).digest('hex');
        hashes.set(relative(folder, inside), hash);
      }
    }
  };
  walk(join(folder, 'dist'));
  return hashes;
}

/** What electron-builder writes down for debugging is no part of a package. */
const isShipped = (path) => !/builder-(?:debug\.yml|effective-config\.yaml)$/.test(path);

await runMain(async () => {
  await prepare({ needsDisplay: false });
  const parent = mkdtempSync(join(tmpdir(), 'provenet-reproducible-'));
  try {
    const [first, second] = ['first', 'the-second'].map((name) => {
      say(`Building a copy of the checkout: ${name} …`);
      const folder = join(parent, name);
      copyTo(folder);
      const hashes = packaged(folder);
      rmSync(folder, { recursive: true, force: true });
      return hashes;
    });
    const paths = [...new Set([...first.keys(), ...second.keys()])].filter(isShipped);
    const different = paths.filter((path) => first.get(path) !== second.get(path));
    if (different.length > 0) {
      throw new SetupError(`Two builds of one tree differ in ${different.join(', ')}.`);
    }
    for (const path of paths.filter((each) => each.endsWith('app.asar')))
      say(`${first.get(path)}  ${path}`);
    say(`Two builds in two folders are the same in all ${paths.length} files.`);
    return 0;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
});
