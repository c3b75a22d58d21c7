import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const from = (path: string) => resolve(import.meta.dirname, path);

/**
 * Writes the places of the packages that a bundle was made of, as the lockfile names them, beside it:
 * what is shipped is read from there, and not guessed from what is installed.
 */
const listPackages = () => ({
  name: 'list-packages',
  generateBundle(
    this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): unknown },
    _options: unknown,
    bundle: Readonly<Record<string, { readonly moduleIds?: readonly string[] }>>,
  ) {
    const found = Object.values(bundle)
      .flatMap(({ moduleIds = [] }) => moduleIds)
      .map((id) => /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(id)?.[0])
      .filter((place) => place !== undefined);
    const source = JSON.stringify([...new Set(found)].toSorted());
    this.emitFile({ type: 'asset', fileName: 'packages.json', source });
  },
});

export default defineConfig({
  main: {
    plugins: [listPackages()],
    resolve: {
      // Its Node entry loads every language by a computed name, which no bundle can follow.
      alias: [{ find: /^i18n-iso-countries$/, replacement: 'i18n-iso-countries/index.js' }],
    },
    build: {
      target: 'node24',
      // Everything is bundled but the native modules, which electron-builder packs beside it.
      externalizeDeps: { include: ['better-sqlite3', 'better-sqlite3-multiple-ciphers'] },
      rolldownOptions: {
        input: {
          index: from('main/app/index.ts'),
          driven: from('main/app/driven.ts'),
          'data-host': from('main/data/index.ts'),
          'import-worker': from('main/import/worker.ts'),
          'backup-worker': from('main/data/durability/backup-worker.ts'),
          'cluster-worker': from('main/tagging/cluster-worker.ts'),
          cli: from('main/cli/index.ts'),
        },
        // Shared code lies beside the entries, so that `./import-worker.js` is right from anywhere.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [listPackages()],
    build: {
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: from('main/preload/index.ts') },
        // A sandboxed preload script cannot be an ES module and cannot load a second file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    plugins: [react(), listPackages()],
    build: {
      // The oldest runtime that the set-up accepts, not the newest.
      target: 'chrome148',
      outDir: from('out/renderer'),
      minify: true,
      // The content security policy knows no data: scripts, styles or fonts.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: from('renderer/index.html'), print: from('renderer/print.html') },
        output: {
          codeSplitting: {
            groups: [
              {
                // What the frame and the first screen take, in one file: each is a request to a main
                // process that is busy starting.
                name: 'start',
                test: /renderer[\\/](?:app[\\/](?:app|session)|features[\\/]overview[\\/]overview-screen)\.tsx?$/u,
              },
            ],
          },
        },
      },
    },
  },
});
