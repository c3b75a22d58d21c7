import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** A small file of settings: read whole, validated, written whole. */
export type JsonFile<T> = { read(): T; write(value: T): void };

/**
 * Keeps a value in a JSON file. A file that is missing or not of the schema reads as
 * `fallback`: lost settings must never keep the app from starting.
 */
export function jsonFile<T>(path: string, schema: z.ZodType<T>, fallback: T): JsonFile<T> {
  return {
    read: () => {
      try {
        const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
        return schema.parse(content);
      } catch {
        return fallback;
      }
    },
    write: (value) => {
      mkdirSync(dirname(path), { recursive: true });
      // Renamed into place, so that a crash leaves the old file or the new one, never half.
      writeFileSync(`${path}.tmp`, JSON.stringify(value, null, 2));
      renameSync(`${path}.tmp`, path);
    },
  };
}
