import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What stands before the fuses in every build of Electron. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The fuses of the first version of the wire, in their order. */
const FUSES = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'asarIntegrity',
  'onlyLoadAppFromAsar',
  'browserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
] as const;

const STATES: Readonly<Record<string, string>> = { '0': 'off', '1': 'on', r: 'removed' };

/** The file that holds the fuses: on macOS the framework beside the program. */
function holderOf(program: string): string {
  const framework = join(dirname(program), '..', 'Frameworks', 'Electron Framework.framework');
  const holder = join(framework, 'Electron Framework');
  return existsSync(holder) ? holder : program;
}

/** Reads the fuses back from a packaged program. Throws where it has none, or of another version. */
export function readFuseWire(program: string): Readonly<Record<string, string>> {
  const bytes = readFileSync(holderOf(program));
  const at = bytes.indexOf(SENTINEL, 0, 'latin1');
  if (at === -1) throw new Error(`${program} holds no fuses.`);
  const start = at + SENTINEL.length;
  const [version, length = 0] = bytes.subarray(start, start + 2);
  if (version !== 1) throw new Error(`The fuses of ${program} are of version ${version}.`);
  const wire = bytes.subarray(start + 2, start + 2 + length).toString('latin1');
  return Object.fromEntries(
    Array.from(wire).map((state, index) => [
      FUSES[index] ?? `unknown-${index + 1}`,
      STATES[state] ?? state,
    ]),
  );
}
