import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { appContract } from '#shared/contract/app';
import { dataContract, type DataContract } from '#shared/contract/data';
import { dispatch } from '#shared/rpc/serve';
import { createHandlers } from '#main/data/handlers';
// Loaded when first asked for otherwise, which opens its files while they are watched.
import '#main/data/other-handlers';
import { Session } from '#main/data/session';
import { Workspace } from '#main/data/workspace';
import { importQuickly } from '../support/fuzz-workspace.ts';
import { pathsOf, sampleOf, valueAt, withValueAt } from '../support/schema-samples.ts';
import { clusterWorkerUrl, workerUrl } from '../support/workspaces.ts';

type Known = z.core.$ZodTypes;
const root = resolve(import.meta.dirname, '..', '..');
const methods = [...Object.entries(appContract), ...Object.entries(dataContract)];

/** Names that a field for a place in the file system would have. */
const PLACE = /path|(?<!pro)file(?!Name$)|folder|dir(?:ectory)?$|url$|uri$|href/iu;
/** The address of a citation is text that is shown, and leads nowhere. */
const NO_PLACES: ReadonlySet<string> = new Set(['url']);

/** Every object in a schema with the keys that lead to it. */
function objectsOf(
  schema: z.core.$ZodType,
  at: string,
  seen: ReadonlySet<z.core.$ZodType> = new Set(),
): { at: string; object: z.core.$ZodObject }[] {
  if (seen.has(schema)) return [];
  const next = new Set([...seen, schema]);
  const inside = (each: z.core.$ZodType, key = '') =>
    objectsOf(each, key === '' ? at : `${at}.${key}`, next);
  const { def } = (schema as Known)._zod;
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape).flatMap(([key, field]) => inside(field, key));
      return [{ at, object: schema as z.core.$ZodObject }, ...fields];
    }
    case 'array':
      return inside(def.element);
    case 'tuple':
      return def.items.flatMap((each) => inside(each));
    case 'record':
      return inside(def.valueType);
    case 'union':
      return def.options.flatMap((each) => inside(each));
    case 'intersection':
      return [...inside(def.left), ...inside(def.right)];
    case 'pipe':
      return inside(def.in);
    case 'lazy':
      return inside(def.getter());
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return inside(def.innerType);
    default:
      return [];
  }
}

describe('the inputs of both contracts', () => {
  it.each(methods)('name no place in the file system, and take no key too many: %s', (name, m) => {
    for (const { at, object } of objectsOf(m.input, name)) {
      const { shape, catchall } = object._zod.def;
      const places = Object.keys(shape).filter((key) => PLACE.test(key) && !NO_PLACES.has(key));
      expect(places, at).toEqual([]);
      expect(catchall?._zod.def.type, `${at} takes any key`).toBe('never');
    }
  });
});

/** Functions that open, read, write or list what a path names. */
const OPENING = [
  'open',
  'openSync',
  'readFile',
  'readFileSync',
  'writeFile',
  'writeFileSync',
  'appendFileSync',
  'createReadStream',
  'createWriteStream',
  'readdir',
  'readdirSync',
  'stat',
  'statSync',
  'lstat',
  'unlink',
  'unlinkSync',
  'rm',
  'rmSync',
  'rename',
  'renameSync',
  'mkdir',
  'mkdirSync',
  'copyFile',
  'copyFileSync',
] as const;

/** Notes every path that the code under test hands to the file system, until `stop`. */
function watchFiles(): { readonly touched: string[]; readonly stop: () => void } {
  const touched: string[] = [];
  const undo: (() => void)[] = [];
  for (const holder of [fs, fs.promises] as unknown as Record<string, unknown>[]) {
    for (const name of OPENING) {
      const former = holder[name];
      if (typeof former !== 'function') continue;
      const call = former as (...given: unknown[]) => unknown;
      holder[name] = (...given: unknown[]) => {
        touched.push(String(given[0]));
        return call.apply(holder, given);
      };
      undo.push(() => {
        holder[name] = former;
      });
    }
  }
  syncBuiltinESMExports();
  const stop = () => {
    for (const each of undo) each();
    syncBuiltinESMExports();
  };
  return { touched, stop };
}

describe('paths in the texts of calls', () => {
  let ready: { path: string; remove: () => void };
  beforeAll(async () => {
    ready = await importQuickly();
  });
  afterAll(() => {
    ready.remove();
  });

  it('are seen by the watch of these tests', () => {
    const watch = watchFiles();
    fs.readFileSync(ready.path);
    watch.stop();
    fs.readFileSync(ready.path);
    expect(watch.touched).toContain(ready.path);
  });

  it.each(Object.keys(dataContract) as (keyof DataContract)[])(
    'reach no file: %s',
    async (name) => {
      const folder = dirname(ready.path);
      const secret = join(folder, 'elsewhere', 'secret.csv');
      fs.mkdirSync(dirname(secret), { recursive: true });
      fs.writeFileSync(secret, 'Serial,Vendor\nCANARY-IN-A-FILE,Huawei\n');
      // Calls are valid here, and some change what is there: each method gets a copy of its own.
      const copy = join(folder, `copy-${name}.provenet`);
      fs.copyFileSync(ready.path, copy);
      const session = new Session(workerUrl, '1.2.3', () => undefined, clusterWorkerUrl);
      session.replaceWorkspace(Workspace.open(copy, false));
      const handlers = createHandlers(session);
      const watch = watchFiles();
      onTestFinished(() => {
        watch.stop();
        session.replaceWorkspace(null);
      });
      const { input } = dataContract[name];
      const sample = sampleOf(input);
      const texts = pathsOf(sample).filter((path) => typeof valueAt(sample, path) === 'string');
      const hostile = [secret, `file://${secret}`, '../elsewhere/secret.csv', '..\\..\\secret.csv'];
      const defects: unknown[] = [];
      for (const at of texts) {
        for (const text of hostile) {
          const outcome = await dispatch(
            dataContract,
            handlers,
            name,
            withValueAt(sample, at, text),
            (error) => defects.push(error),
          );
          expect(JSON.stringify(outcome)).not.toContain('CANARY-IN-A-FILE');
        }
      }
      const foreign = watch.touched.filter(
        // The runner of the tests reads in the checkout meanwhile.
        (path) =>
          /secret|elsewhere/u.test(path) || ![folder, root].some((each) => path.startsWith(each)),
      );
      expect(foreign).toEqual([]);
      expect(defects).toEqual([]);
      expect(fs.readdirSync(dirname(secret))).toEqual(['secret.csv']);
    },
  );
});
