const UNSAFE = new Set('<>:"/\\|?*');
const FIRST_PRINTABLE = ' ';

/** A suggested name without anything that a file system takes for a folder or refuses. */
export function safeFileName(name: string): string {
  const safe = Array.from(name, (character) =>
    character < FIRST_PRINTABLE || UNSAFE.has(character) ? '-' : character,
  );
  return safe.join('').replace(/^\.+/, '');
}

/** The path with the extension that its content has; some systems do not add it. */
export function withExtension(path: string, extension: string): string {
  return path.toLowerCase().endsWith(`.${extension}`) ? path : `${path}.${extension}`;
}
