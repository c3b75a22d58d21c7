import { expect, it } from 'vitest';
import { Model, type ModelItem } from '../../soak/model.ts';

const item = (assetId: string, model: string): ModelItem => ({
  assetId,
  hostname: assetId.toLowerCase(),
  manufacturer: 'Nokia',
  model,
  site: 'BER',
  siteName: 'Berlin',
  placement: 'core',
  region: null,
});

/** Two inventories, the first with an update. */
function modelOfTwo(): Model {
  const model = new Model();
  model.importBatch('A', 'a.csv', [item('A-1', 'old'), item('A-2', 'old')]);
  model.importUpdate('A', 'a2.csv', [item('A-1', 'new'), item('A-3', 'new')]);
  model.importBatch('B', 'b.csv', [item('B-1', 'old')]);
  return model;
}

const shown = (model: Model): string[] =>
  [...model.items.values()].map(
    (each) => `${each.assetId} ${each.model} ${each.placement} ${each.region ?? '-'}`,
  );

it('goes back and forth by undo and redo', () => {
  const model = modelOfTwo();
  model.set(['A-1', 'B-1'], { placement: 'edge' });
  const tagged = shown(model);
  model.undo();
  expect(shown(model)).toEqual([
    'A-1 new core -',
    'A-2 old core -',
    'A-3 new core -',
    'B-1 old core -',
  ]);
  model.redo();
  expect(shown(model)).toEqual(tagged);
  model.undo();
  model.undo();
  model.undo();
  expect(shown(model)).toEqual(['A-1 old core -', 'A-2 old core -']);
});

it('takes an import back whatever was done since, and what a person set stays', () => {
  const model = modelOfTwo();
  model.set(['A-1', 'A-3', 'B-1'], { region: 'North' });
  model.takeBack('a2.csv');
  expect(shown(model)).toEqual(['A-1 old core North', 'A-2 old core -', 'B-1 old core North']);
  model.undo();
  expect(shown(model)).toEqual(['A-1 old core -', 'A-2 old core -', 'B-1 old core -']);
  model.takeBack('a.csv');
  expect(shown(model)).toEqual(['B-1 old core -']);
});

it('returns to a backup, before which nothing is undone by a key', () => {
  const model = modelOfTwo();
  model.keep();
  model.set(['B-1'], { region: 'South' });
  model.restore();
  expect(shown(model)).toContain('B-1 old core -');
  expect(model.canUndo).toBe(false);
});
