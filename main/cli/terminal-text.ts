/**
 * What moves the cursor, erases, changes the title of a terminal or turns a line around: control
 * characters but the tab and line ends, marks of direction (UAX 9) and the separators of lines.
 */
const STEERING = /\r(?!\n)|[^\P{Cc}\t\r\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * A text with each character that could steer a terminal written as `\u009b`. Lists and file names are
 * other people's, and a list may name a column so that its name draws a screen of its own. A JSON
 * document stays the same document: outside of texts it has no such character.
 */
export function safeOnTerminal(text: string): string {
  return text.replace(
    STEERING,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Names of files and cells may hold line breaks; a message is one line. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/gu, ' ');
}
