import { readFileSync, writeFileSync } from 'node:fs';

/** Overwrites pages of 4,096 bytes. */
export function spoilPages(path: string, pages: readonly number[], byte = 0xff): Buffer {
  const bytes = readFileSync(path);
  for (const page of pages) bytes.fill(byte, (page - 1) * 4096, page * 4096);
  writeFileSync(path, bytes);
  return bytes;
}
