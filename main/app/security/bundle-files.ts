import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

export type BundleFile = { readonly path: string; readonly mimeType: string };

/**
 * Maps each URL path of the built page to its file. What is not in the map does not exist, so no
 * URL can reach outside the folder.
 */
export function listBundleFiles(folder: string): ReadonlyMap<string, BundleFile> {
  const files = new Map<string, BundleFile>();
  const walk = (directory: string, prefix: string) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) walk(path, `${prefix}${entry.name}/`);
      else {
        const mimeType = MIME_TYPES[extname(entry.name)] ?? 'application/octet-stream';
        files.set(`${prefix}${entry.name}`, { path, mimeType });
      }
    }
  };
  walk(folder, '/');
  return files;
}
