import { basename } from 'node:path';

/** The file name without folder and ending, as screens show it. */
export function workspaceName(path: string): string {
  return basename(path).replace(/\.provenet$/iu, '');
}
