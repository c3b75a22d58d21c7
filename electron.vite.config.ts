import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const from = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    resolve: {
      // Its Node entry loads every language by a computed name, which no bundle can follow.
      alias: [{ find: /^i18n-iso-countries$/, replacement: 'i18n-iso-countries/index.js' }],
    },
    build: {
      target: 'node24',
      // Everything is bundled but the native module, which electron-builder packs beside it.
      externalizeDeps: { include: ['better-sqlite3'] },
      rolldownOptions: {
        input: {
          index: from('main/app/index.ts'),
          driven: from('main/app/driven.ts'),
          'data-host': from('main/data/index.ts'),
          'import-worker': from('main/import/worker.ts'),
          'cluster-worker': from('main/tagging/cluster-worker.ts'),
          cli: from('main/cli/index.ts'),
        },
        // Shared code lies beside the entries, so that `./import-worker.js` is right from anywhere.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
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
    plugins: [react()],
    build: {
      // The oldest runtime that the set-up accepts, not the newest.
      target: 'chrome148',
      outDir: from('out/renderer'),
      minify: true,
      // The content security policy knows no data: scripts, styles or fonts.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: from('renderer/index.html'), print: from('renderer/print.html') },
      },
    },
  },
});
