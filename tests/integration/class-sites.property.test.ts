import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldCase } from '#shared/domain/fold-case';
import { ClassSites } from '#main/data/evaluation/class-sites';
import { newWorkspace } from '../support/workspaces.ts';

/** Sites as files hold them. */
const site = fc.oneof(
  fc.constantFrom('A', 'a', 'Süd 1', 'x\u001fy', '\u001f', 'with "quotes", commas'),
  fc.string({ minLength: 1, maxLength: 4 }).map((text) => text.replaceAll('\0', '0')),
);
const item = fc.record({ classId: fc.integer({ min: 1, max: 5 }), site: fc.option(site) });

/** Numbers of sites in the order of the names, since each reading gives its own. */
function shapeOf(sites: ClassSites): number[][] {
  const seen = new Map<number, number>();
  return [1, 2, 3, 4, 5].map((id) =>
    [...sites.of(id)].map((number) => {
      const known = seen.get(number) ?? seen.size;
      seen.set(number, known);
      return known;
    }),
  );
}

it('reads the same sites of classes one by one as all at once', () => {
  const workspace = newWorkspace();
  workspace.write((db) => {
    const add = db.prepare(
      `INSERT INTO item (class_id, import_id, row_number, line_number, content_hash, site)
       VALUES (?, 1, 1, 1, 0, ?)`,
    );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), (items) => {
        db.exec('DELETE FROM item');
        for (const { classId, site: at } of items) add.run(classId, at);
        const classes = [1, 2, 3, 4, 5].map((id) => ({ source_id: id, items: 1 }));
        const oneByOne = new ClassSites(db);
        oneByOne.read(classes);
        const atOnce = new ClassSites(db);
        atOnce.read(classes.map((each) => ({ ...each, items: 1e6 })));
        const expected = [1, 2, 3, 4, 5].map((id) =>
          items.flatMap(({ classId, site: at }) => (classId === id && at !== null ? [at] : [])),
        );
        const names = new Map<string, number>();
        const shape = expected.map((list) =>
          list.map((name) => {
            // Spellings that differ in case or width alone are one site.
            const folded = foldCase(name);
            const known = names.get(folded) ?? names.size;
            names.set(folded, known);
            return known;
          }),
        );
        expect(shapeOf(oneByOne)).toEqual(shape);
        expect(shapeOf(atOnce)).toEqual(shape);
      }),
    );
    db.exec('DELETE FROM item');
  });
});

it('gives a class the sites of the items in their place, none where those have none', () => {
  const workspace = newWorkspace();
  workspace.write((db) => {
    db.exec(`INSERT INTO item (class_id, import_id, row_number, line_number, content_hash, site)
      VALUES (1, 1, 1, 1, 0, 'A'), (2, 1, 2, 2, 0, 'B'), (3, 1, 3, 3, 0, 'C')`);
    const all = new ClassSites(db);
    all.read([1, 2, 3].map((id) => ({ source_id: id, items: 1 })));
    const inPlace = `SELECT 1 AS class_id, NULL AS site UNION ALL SELECT 2, 'C'`;
    const some = ClassSites.withItems(all, db, inPlace);
    expect([...some.of(1)]).toEqual([]);
    expect([...some.of(2)]).toEqual([...all.of(3)]);
    expect([...some.of(3)]).toEqual([...all.of(3)]);
    db.exec('DELETE FROM item');
  });
});
