/**
 * A copy of a text that stands alone. A cell is a view of the block it was cut from, so whoever
 * remembers one cell without copying it keeps the whole block in memory. Joining makes the engine
 * write the text anew before it can be cut; `structuredClone` takes six times as long.
 */
export function ownCopy<T extends string | null>(text: T): T;
export function ownCopy(text: string | null): string | null {
  return text === null ? null : ` ${text}`.slice(1);
}
