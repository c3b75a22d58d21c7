import { valuesOfClass } from './classes.ts';
import type { Reclassing } from './reclass.ts';

/** The way of items that stay; no text of a row holds a control character first. */
const STAYS = '\u0000';

/** The same for the items only whose ids the query `among` gives; others stay where they are. */
export function onlyAmong(reclassing: Reclassing, among: string): Reclassing {
  const { reads, via, target } = reclassing;
  return {
    ...reclassing,
    reads: [...reads, `i.id IN (${among})`],
    via: (cells, of) => (cells.at(-1) === 1 ? via(cells, of) : STAYS),
    target: (cells, of) => (cells.at(-1) === 1 ? target(cells, of) : valuesOfClass(of)),
  };
}
