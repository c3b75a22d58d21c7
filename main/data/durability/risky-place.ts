import { statfsSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';

/** Numbers by which Linux names file systems that lie elsewhere; see statfs(2) and linux/magic.h. */
const NETWORK_TYPES: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
]);

/** Folders that a program copies elsewhere by itself, by how the system or that program names them. */
const SYNCHRONISED = [
  /^OneDrive(?: - .+)?$/iu,
  /^Dropbox(?: \(.+\))?$/iu,
  /^Google ?Drive$/iu,
  /^(?:iCloud ?Drive|Mobile Documents)$/iu,
  /^Nextcloud$/iu,
  /^ownCloud$/iu,
];

/** What kind of network a file system is, by its number; `null` for one of this computer. */
export function networkOf(type: number): string | null {
  // Some systems give the number with its sign.
  return NETWORK_TYPES.get(type >>> 0) ?? null;
}

function networkAt(folder: string): string | null {
  if (process.platform === 'win32') return folder.startsWith('\\\\') ? 'a Windows share' : null;
  if (process.platform !== 'linux') return null;
  try {
    return networkOf(statfsSync(folder).type);
  } catch {
    // A system that does not say gives no reason to warn.
    return null;
  }
}

/**
 * One sentence where a workspace lies in a place that may damage it: a write-ahead log needs a disk
 * of this computer, and a program that copies files while they are written copies halves of them.
 * `null` where nothing speaks against the place.
 */
export function placeWarning(path: string): string | null {
  const folder = dirname(resolve(path));
  const name = basename(path);
  const network = networkAt(folder);
  if (network !== null) {
    return `${name} lies on a network drive (${network}), where what was saved can get lost: close it, and move it to a disk of this computer.`;
  }
  const synchronised = folder.split(sep).find((part) => SYNCHRONISED.some((one) => one.test(part)));
  if (synchronised === undefined) return null;
  return `${name} lies in ${synchronised}, which copies files while they are written: close it, and move it to a folder that stays on this computer.`;
}
