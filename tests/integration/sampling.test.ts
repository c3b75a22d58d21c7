import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { NewSample } from '#shared/contract/sampling';
import { auditFiguresSchema } from '#shared/domain/audit/figures';
import { redactFigures } from '#shared/domain/audit/redact';
import type { Found } from '#shared/domain/sampling/results';
import { drawSample } from '#main/data/commands/samples/draw-sample';
import { recordFound, withdrawSample } from '#main/data/commands/samples/record-found';
import { undoChange } from '#main/data/commands/undo';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { writeSample } from '#main/data/exports/write-sample';
import { readAuditFigures } from '#main/data/queries/audit/read-figures';
import { readHistory, readLastChange } from '#main/data/queries/history';
import { readSampleRows, readSampleSites, readSamples } from '#main/data/queries/samples/samples';
import type { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { expectSound } from '../support/ledgers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

const FILE = [
  'Serial,Vendor,Model,Site,Hostname',
  'S1,Huawei,MA5800,BER,=ber-olt-1',
  'S2,Huawei,CE12800,BER,ber-sw-1',
  'S3,ZTE,C300,PAR,par-olt-1',
  'S4,Nokia,7750,,',
  '',
].join('\n');
const FOLLOWER = { signal: new AbortController().signal, onProgress: () => undefined };
const ALL: NewSample = {
  name: 'Spring',
  filter: {},
  seed: '4 2 6',
  confidence: '95',
  size: { items: 4 },
  isBySite: false,
};
const found = (result: Found['result'], field: Found['field'] = null): Found => ({
  result,
  field,
  remark: '',
});

async function drawn(): Promise<{ workspace: Workspace; id: number }> {
  const workspace = newWorkspace();
  await importText(workspace, FILE);
  const { id } = await drawSample(workspace, ALL, FOLLOWER);
  return { workspace, id };
}

function rowsOf(workspace: Workspace, id: number) {
  return readSampleRows(workspace.reader, { id, start: 0, count: 100 }).rows;
}

describe('a sample', () => {
  it('has one tick sheet for a site that is written in several cases', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE.replace('Huawei,CE12800,BER', 'Huawei,CE12800,ber'));
    const { id } = await drawSample(workspace, ALL, FOLLOWER);
    expect(readSampleSites(workspace.reader, id)).toEqual([
      { site: 'BER', items: 2, open: 2 },
      { site: 'PAR', items: 1, open: 1 },
      { site: null, items: 1, open: 1 },
    ]);
    const page = { id, start: 0, count: 100 };
    const ofSite = (site: string | null): (string | null)[] =>
      readSampleRows(workspace.reader, { ...page, site }).rows.map(
        ({ recorded }) => recorded.serialNumber,
      );
    expect(new Set(ofSite('BER'))).toEqual(new Set(['S1', 'S2']));
    expect(ofSite('ber')).toEqual(ofSite('BER'));
    expect(ofSite(null)).toEqual(['S4']);
  });

  it('keeps what the register said, and says where the error rate lies', async () => {
    const { workspace, id } = await drawn();
    expect(rowsOf(workspace, id).map(({ site }) => site)).toEqual(['BER', 'BER', 'PAR', null]);
    const enter = (position: number, what: Found | null) =>
      workspace.write((db) => recordFound(db, { id, position, found: what }));
    enter(1, found('as-recorded'));
    enter(2, found('differs', 'model'));
    enter(3, found('not-accessible'));
    await importText(workspace, FILE.replaceAll('MA5800', 'MA5900'));
    const models = rowsOf(workspace, id).map(({ recorded }) => recorded.model);
    expect(models).toContain('MA5800');
    expect(models).not.toContain('MA5900');
    const figures = auditFiguresSchema.parse(await readAuditFigures(workspace, {}));
    const [sample] = figures.sampling?.samples ?? [];
    expect(sample).toMatchObject({
      population: 4,
      checked: 2,
      errors: 1,
      byField: [{ field: 'model', items: 1 }],
      tally: { 'as-recorded': 1, differs: 1, 'not-found': 0, 'not-accessible': 1, open: 1 },
    });
    expect(sample?.interval?.low).toBeCloseTo(0.0945, 4);
    expect(sample?.interval?.high).toBeCloseTo(0.9055, 4);
    expect(redactFigures(figures, 'counts', []).sampling?.samples[0]).toMatchObject({
      name: '',
      scope: '',
      checked: 2,
    });
    expectSound(workspace);
  });

  it('is undone and redone exactly, and stays where something was entered', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FILE);
    const stateOf = (): unknown => [
      workspace.reader.prepare('SELECT * FROM sample ORDER BY id').all(),
      workspace.reader.prepare('SELECT * FROM sample_item ORDER BY 1, 2').all(),
    ];
    const states = [stateOf()];
    const { id } = await drawSample(workspace, ALL, FOLLOWER);
    const draw = readLastChange(workspace.reader)?.id ?? -1;
    states.push(stateOf());
    for (const what of [found('not-found'), found('differs', 'site'), null]) {
      workspace.write((db) => recordFound(db, { id, position: 2, found: what }));
      states.push(stateOf());
    }
    workspace.write((db) => withdrawSample(db, id, 'Drawn from the wrong items.'));
    states.push(stateOf());
    expectFailure(
      await failureOfCall(() =>
        workspace.write((db) => recordFound(db, { id, position: 1, found: found('not-found') })),
      ),
      'conflict',
      'Spring',
    );
    for (const state of states.slice(0, -1).toReversed()) {
      const last = readLastChange(workspace.reader);
      expect(readHistory(workspace.reader).find((each) => each.id === last?.id)?.canUndo).toBe(
        true,
      );
      workspace.undo((db) => undoChange(db, last?.id ?? -1));
      expect(stateOf()).toEqual(state);
    }
    for (const state of states.slice(1)) {
      workspace.redo();
      expect(stateOf()).toEqual(state);
    }
    workspace.undo((db) => undoChange(db, readLastChange(db)?.id ?? -1));
    workspace.write((db) => recordFound(db, { id, position: 1, found: found('not-found') }));
    expectFailure(
      await failureOfCall(() => workspace.undo((db) => undoChange(db, draw))),
      'conflict',
      'withdraw',
    );
  });

  it('that was undone is counted, whatever had been entered', async () => {
    const { workspace, id } = await drawn();
    workspace.write((db) => recordFound(db, { id, position: 1, found: found('not-found') }));
    for (let each = 0; each < 2; each += 1) {
      workspace.undo((db) => undoChange(db, readLastChange(db)?.id ?? -1));
    }
    const sampling = async () => (await readAuditFigures(workspace, {})).sampling;
    expect(await sampling()).toEqual({ samples: [], withdrawn: 1 });
    workspace.redo();
    expect((await sampling())?.withdrawn).toBe(0);
    workspace.undo((db) => undoChange(db, readLastChange(db)?.id ?? -1));
    await drawSample(workspace, ALL, FOLLOWER);
    const figures = await sampling();
    expect(figures?.samples).toHaveLength(1);
    expect(figures?.withdrawn).toBe(1);
  });

  it('outlives its items', async () => {
    const { workspace, id } = await drawn();
    workspace.undo((db) => undoImport(db, 1));
    expect(rowsOf(workspace, id).map(({ itemId }) => itemId)).toEqual([null, null, null, null]);
    expect(readSamples(workspace.reader)).toHaveLength(1);
  });

  it('is written as a tick sheet that a spreadsheet takes for text', async () => {
    const { workspace, id } = await drawn();
    workspace.write((db) => recordFound(db, { id, position: 3, found: found('differs', 'site') }));
    const path = join(tempFolder(), 'sample.csv');
    expect(await writeSample(workspace.reader, id, path)).toBe(4);
    const { data } = Papa.parse<string[]>(readFileSync(path, 'utf8').trimEnd());
    const [headings = [], ...rows] = data;
    const column = (name: string) => rows.map((row) => row[headings.indexOf(name)]);
    expect(column('site')).toEqual(['BER', 'BER', 'PAR', '']);
    expect(column('hostname')).toContain("'=ber-olt-1");
    expect(column('result')).toEqual(['', '', 'differs', '']);
    expect(column('differsIn')).toEqual(['', '', 'site', '']);
  });

  it('is refused with a sentence where nothing or too much would be drawn', async () => {
    const workspace = newWorkspace();
    expectFailure(
      await failureOfCall(() => drawSample(workspace, ALL, FOLLOWER)),
      'invalid-input',
      'No item',
    );
    await importText(workspace, FILE);
    const controller = new AbortController();
    controller.abort();
    expectFailure(
      await failureOfCall(() =>
        drawSample(workspace, ALL, { ...FOLLOWER, signal: controller.signal }),
      ),
      'cancelled',
      'no sample',
    );
    expect(readSamples(workspace.reader)).toEqual([]);
  });
});
