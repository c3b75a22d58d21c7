import type { BundleTrouble } from '#shared/contract/bundle-check';
import type { EntryContent } from './archive/read-entry.ts';
import type { Manifest } from './manifest.ts';

type Found = ReadonlyMap<string, EntryContent>;
type Listed = Manifest['files'][number];

function changedWords({ path, bytes }: Listed, { bytes: found, trouble }: EntryContent): string {
  if (trouble !== null) return `${path} was changed: it ${trouble}.`;
  return found === bytes
    ? `${path} was changed: its SHA-256 is not the one in the manifest.`
    : `${path} was changed: it has ${found} bytes instead of ${bytes}.`;
}

/** Files that hold what another one of the manifest should, and that one theirs. */
function swappedWith(file: Listed, changed: readonly Listed[], found: Found): Listed | undefined {
  return changed.find(
    (other) =>
      other !== file &&
      other.sha256 !== file.sha256 &&
      found.get(file.path)?.sha256 === other.sha256 &&
      found.get(other.path)?.sha256 === file.sha256,
  );
}

/**
 * Holds the files of an archive against those that its manifest lists: what was changed, swapped,
 * renamed, is missing, or was added, in the order of the manifest. `own` are files that no
 * manifest lists.
 */
export function compareFiles(
  manifest: Manifest,
  found: Found,
  own: ReadonlySet<string>,
): BundleTrouble[] {
  const isSound = ({ path, bytes, sha256 }: Listed): boolean => {
    const content = found.get(path);
    return content?.trouble === null && content.bytes === bytes && content.sha256 === sha256;
  };
  const listed = new Set(manifest.files.map(({ path }) => path));
  const wrong = manifest.files.filter((file) => !isSound(file));
  const added = [...found].filter(([path]) => !listed.has(path) && !own.has(path));
  const renamed = new Set<string>();
  const troubles = wrong.map((file): BundleTrouble => {
    const { path, sha256 } = file;
    const content = found.get(path);
    if (content === undefined) {
      const other = added.find(([name, { sha256: hash }]) => hash === sha256 && !renamed.has(name));
      if (other === undefined) {
        return { kind: 'missing', file: path, message: `${path} is missing.` };
      }
      renamed.add(other[0]);
      return { kind: 'renamed', file: path, message: `${path} was renamed to ${other[0]}.` };
    }
    const other = swappedWith(file, wrong, found);
    if (other !== undefined) {
      const message = `${path} was swapped: it holds what ${other.path} should.`;
      return { kind: 'swapped', file: path, message };
    }
    return { kind: 'changed', file: path, message: changedWords(file, content) };
  });
  const strangers = added.flatMap(([path]): BundleTrouble[] => {
    if (renamed.has(path)) return [];
    return [
      { kind: 'added', file: path, message: `${path} was added: the manifest does not list it.` },
    ];
  });
  return [...troubles, ...strangers];
}

/**
 * Folders that an archive lists though no file lies in them, nor should: what they are called would
 * be handed on with the bundle.
 */
export function strangeFolders(
  manifest: Manifest,
  found: Found,
  folders: readonly string[],
): BundleTrouble[] {
  const paths = [...found.keys(), ...manifest.files.map(({ path }) => path)];
  return folders
    .filter((folder) => !paths.some((path) => path.startsWith(folder)))
    .map((folder) => ({
      kind: 'added',
      file: folder,
      message: `${folder} was added: no file lies in that folder.`,
    }));
}
