import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { GrantedFile } from '#shared/contract/granted-file';
import { AppError } from '#shared/rpc/app-error';
import type { DataHost } from '../data-host/data-host.ts';

type Mode = 'read' | 'write';

/** Turns paths that the operator chose into tokens, the only thing that a page ever holds. */
export function createGrants(host: DataHost) {
  const granted = new Map<string, { path: string; mode: Mode; isUsed?: boolean }>();

  const grant = async (path: string, mode: Mode) => {
    const token = randomUUID();
    await host.grant({ token, path, mode });
    granted.set(token, { path, mode });
    return { token, name: basename(path) };
  };

  return {
    /** Grants reading a file. Rejects with `file-missing` where there is none. */
    read: async (path: string): Promise<GrantedFile> => {
      const facts = await stat(path).catch(() => null);
      if (facts === null) {
        throw new AppError('file-missing', `The file "${basename(path)}" cannot be found.`);
      }
      return { ...(await grant(path, 'read')), bytes: facts.isFile() ? facts.size : 0 };
    },
    /** Grants writing a file that may not exist yet. */
    write: (path: string) => grant(path, 'write'),
    /** The path behind a token of this mode. Throws `not-found` for any other token. */
    pathOf: (token: string, mode: Mode): string => {
      const entry = granted.get(token);
      if (entry?.mode !== mode) {
        throw new AppError('not-found', 'That file is not known any more; choose it again.');
      }
      return entry.path;
    },
    /** The path to write, once. Throws `not-found` for any other token, and for one that was used. */
    takeWritePath: (token: string): string => {
      const entry = granted.get(token);
      if (entry?.mode !== 'write' || entry.isUsed === true) {
        throw new AppError('not-found', 'That file is not known any more; choose it again.');
      }
      // It stays known, so that the file can be shown in its folder.
      granted.set(token, { ...entry, isUsed: true });
      return entry.path;
    },
  };
}
export type Grants = ReturnType<typeof createGrants>;
