import type { OwnRegistry } from '#shared/domain/own-registry';
import { takeOwnRegistry } from '#main/data/commands/own-knowledge/list-file';
import { teachName } from '#main/data/commands/teach-name';
import { undoChange } from '#main/data/commands/undo';
import { readVendors } from '#main/data/queries/vendors';
import { Workspace } from '#main/data/workspace';
import { median, type Figure } from './report.ts';

/** Times that all names are taken and given back. */
const ROUNDS = 3;

const secondsOf = (work: () => void): number => {
  const startedAt = performance.now();
  work();
  return (performance.now() - startedAt) / 1000;
};

/**
 * Takes every spelling from its vendor by a list of names, in one step, and gives all of them back
 * by undo: every text is resolved anew, every item of theirs tagged and judged. Then takes one name
 * alone. `importSeconds` is how long importing the items took.
 */
export function measureReresolve(path: string, rows: number, importSeconds: number): Figure[] {
  const workspace = Workspace.open(path, false);
  try {
    const names = readVendors(workspace.reader)
      .flatMap(({ supplierId, spellings }) =>
        spellings.map(({ text, items }) => ({ supplierId, name: text, items })),
      )
      .toSorted((a, b) => b.items - a.items);
    const list: OwnRegistry = {
      schema: 1,
      kind: 'provenet-own-suppliers',
      suppliers: [],
      names: names.map(({ supplierId, name }) => ({ supplierId, name, says: 'not' })),
      owners: [],
      apart: [],
    };
    const taken: number[] = [];
    const back: number[] = [];
    let changed = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      let changeId = -1;
      taken.push(
        secondsOf(() => {
          const outcome = workspace.write((db) => takeOwnRegistry(db, list, 'names.json'));
          changeId = outcome.changeId ?? -1;
          changed = outcome.changed;
        }),
      );
      back.push(secondsOf(() => workspace.write((db) => undoChange(db, changeId))));
    }
    const [first] = names;
    if (first === undefined || changed < rows * 0.9) throw new Error('Too few items changed.');
    const alone = secondsOf(() => {
      const { supplierId, name } = first;
      workspace.write((db) => teachName(db, { supplierId, name, says: 'not' }));
    });
    const at = rows.toLocaleString('en');
    const slower = Math.max(median(taken), median(back));
    return [
      {
        what: `every name resolved anew, ${at} items`,
        value: slower,
        unit: 's',
        beside: `taken ${median(taken).toFixed(2)} s, given back ${median(back).toFixed(2)} s, ${changed.toLocaleString('en')} items changed`,
      },
      {
        what: `every name resolved anew, ${at} items, ratio`,
        value: (slower * rows) / changed / importSeconds,
        unit: 'x',
        beside: 'of importing them',
        limit: 0.5,
      },
      {
        what: `one name taken from its vendor, ${at} items`,
        value: alone,
        unit: 's',
        beside: `${first.items.toLocaleString('en')} items followed`,
      },
    ];
  } finally {
    workspace.close();
  }
}
