import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dataContract, type DataContract } from '#shared/contract/data';
import { eventSchemas, type EventName } from '#shared/contract/events';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { dispatch } from '#shared/rpc/serve';
import { valueOf } from '#shared/rpc/envelope';
import { createHandlers } from '#main/data/handlers';
import { writeSettings } from '#main/data/database/settings';
import { Session } from '#main/data/session';
import { OUI_CSV } from '../support/oui.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { EMPTY_LIST, EMPTY_SUPPLIER } from './empty-list.ts';
import { usePolicyRecords } from './use-policy-records.ts';
import { callBundleMethods } from './bundle-methods.ts';
import { callChangeMethods } from './change-methods.ts';
import { callPackMethods } from './pack-methods.ts';
import { callPictures } from './call-pictures.ts';
import { callAuditMethods } from './audit-methods.ts';
import { callBackupMethods, convertWorkspaceOf, salvageWorkspaceOf } from './backup-methods.ts';
import { callTagRuleMethods } from './tag-rule-methods.ts';
import { callSamplingMethods } from './sampling-methods.ts';
import { callViewMethods } from './view-methods.ts';
import { clusterWorkerUrl, newWorkspace, planFor, workerUrl } from '../support/workspaces.ts';

type Name = keyof DataContract;
const names = Object.keys(dataContract) as Name[];

const FILE = [
  'Serial,Vendor,Function,Placement,Generation,Country,Site,Status,Install date,Quantity,Rack',
  'S1,Huawei,gNodeB,,,DE,BER,in service,2020-01-02,1,R1',
  'S2,ZTE,,core,4G/5G,GB,LON,in service,,2,R2',
  'S3,Nobody,router,,,,,,,,',
  'S4,Nokia,,,,Atlantis,,,,,',
  'S5,Cisco,,,,FR,PAR,decommissioned,,,',
  '',
].join('\n');

const BY_ID = [{ field: 'id' as const, direction: 'asc' as const }];

/** A session with a workspace of a few items, and a caller that checks every answer. */
async function open() {
  const events: (readonly [string, unknown])[] = [];
  const publish = (event: string, payload: unknown) => events.push([event, payload]);
  const session = new Session(workerUrl, '1.2.3', publish, clusterWorkerUrl);
  session.replaceWorkspace(newWorkspace());
  const handlers = createHandlers(session);
  const called = new Set<Name>();
  const defects: unknown[] = [];
  const send = (name: string, input: unknown) =>
    dispatch(dataContract, handlers, name, input, (error) => defects.push(error));
  const call = async <K extends Name>(
    name: K,
    input: InputOf<DataContract, K>,
  ): Promise<OutputOf<DataContract, K>> => {
    called.add(name);
    // A page gets a structured clone, so that is what has to fit the contract.
    const value = structuredClone(valueOf(await send(name, input)));
    const parsed = dataContract[name].output.safeParse(value);
    if (!parsed.success)
      throw new Error(`${name} answered what it must not: ${parsed.error.message}`);
    expect(parsed.data).toEqual(value);
    return value as OutputOf<DataContract, K>;
  };
  const path = writeTo(tempFolder(), 'site.csv', FILE);
  const token = randomUUID();
  session.grants.add(token, { path, mode: 'read' });
  const plan = await planFor(path);
  const grantWriting = (name: string): string => {
    const writing = randomUUID();
    session.grants.add(writing, { path: join(tempFolder(), name), mode: 'write' });
    return writing;
  };
  const grantReading = (name: string, text: string): string => {
    const reading = randomUUID();
    session.grants.add(reading, { path: writeTo(tempFolder(), name, text), mode: 'read' });
    return reading;
  };
  const grants = { token, grantWriting, grantReading };
  return { session, handlers, send, call, called, events, defects, plan, ...grants };
}

describe('the data host', () => {
  it('answers every method of the contract as the contract says', async () => {
    const host = await open();
    const { call, token, plan } = host;
    onTestFinished(() => host.session.closeWorkspace());
    const order = [{ field: 'verdict', direction: 'desc' } as const];

    expect(await call('workspace.get', {})).toMatchObject({ name: 'audit', items: 0, imports: 0 });
    expect(await call('import.inspect', { token })).toMatchObject({
      rows: 5,
      alreadyImportedAt: null,
    });
    const tried = await call('import.run', { token, plan, isDryRun: true });
    expect(tried.importId).toBeNull();
    const looking = { fate: null, start: 0, count: 100 };
    expect(await call('import.previewRows', looking)).toMatchObject({ total: 5, omitted: 0 });
    const done = await call('import.run', { token, plan, isDryRun: false });
    expect(done.ledger).toMatchObject({ read: 5, added: 4, rejected: 1 });
    const importId = done.importId ?? -1;
    expect((await call('import.inspect', { token })).alreadyImportedAt).toBe(done.importedAt);
    await call('import.cancel', {});
    expect(await call('imports.list', {})).toHaveLength(1);
    expect(await call('imports.readRejects', { importId, start: 0, count: 10 })).toHaveLength(1);
    const rejects = { importId, token: host.grantWriting('rejects.csv') };
    expect(await call('imports.writeRejects', rejects)).toEqual({ rows: 1, encoding: 'utf-8' });

    const update = { operatorName: 'Op', scopeNote: 'All', homeCountry: 'DE', asOf: '2026-01-01' };
    expect(await call('workspace.update', update)).toMatchObject({ ...update, isAsOfFixed: true });
    await usePolicyRecords(call);
    await callPackMethods(host);

    expect((await call('vendors.list', {})).map(({ supplierId }) => supplierId)).toContain(
      'huawei',
    );
    expect((await call('vendors.listUnresolved', {})).map(({ text }) => text)).toEqual(['Nobody']);
    expect(await call('vendors.clusters', {})).toEqual([]);
    await call('vendors.cancelClusters', {});
    const apart = { names: ['Nobody', 'Nobodi'] };
    expect(await call('vendors.keepApart', apart)).toMatchObject({ pairs: 1 });
    const [unresolved] = await call('vendors.listUnresolved', {});
    const assignment = {
      manufacturerIds: [unresolved?.manufacturerId ?? -1],
      to: { newSupplierName: 'Some' },
    };
    expect(await call('vendors.assign', assignment)).toMatchObject({
      changed: 1,
      supplierId: 'own-some',
    });
    const taught = { supplierId: 'nokia', name: 'Zorblatt', says: 'alias' as const };
    expect(await call('vendors.teach', taught)).toMatchObject({ changed: 0 });
    const named = (await call('vendors.list', {})).find(({ names }) => names.length > 0);
    const nameId = named?.names[0]?.id ?? -1;
    expect(await call('vendors.forget', { nameId })).toMatchObject({ changed: 0 });
    expect((await call('suppliers.list', {})).length).toBeGreaterThan(50);
    expect(await call('vendors.contradictions', {})).toEqual([]);
    const settling = { manufacturerId: 1, key: 'mac:huawei', supplierId: 'nokia', reason: 'Seen.' };
    expect(await call('vendors.settle', settling)).toMatchObject({ changed: 0, items: 0 });
    const [settled] = await call('vendors.settled', {});
    expect(settled).toMatchObject({ label: 'Huawei', supplierName: 'Nokia', items: 0 });
    await call('vendors.unsettle', { id: settled?.id ?? -1 });
    await call('vendors.settle', settling);
    const registry = { token: host.grantReading('oui.csv', OUI_CSV) };
    expect(await call('macRegistries.take', registry)).toMatchObject({ prefixes: 3 });
    const [macs] = await call('macRegistries.list', {});
    await call('macRegistries.remove', { id: macs?.id ?? -1 });
    await call('suppliers.rename', { supplierId: 'own-some', name: 'Some Group' });
    const owning = { supplierId: 'own-some', ownerId: 'nokia', from: '2020-01-01', until: null };
    await call('suppliers.setOwner', { ...owning, note: null, isForgotten: false });
    expect(await call('suppliers.export', { token: host.grantWriting('ours.json') })).toEqual({
      suppliers: 1,
      names: 2,
      settled: 1,
    });
    const list = { ...EMPTY_LIST, suppliers: [{ ...EMPTY_SUPPLIER, id: 'own-x', name: 'X' }] };
    const taking = { token: host.grantReading('theirs.json', JSON.stringify(list)) };
    expect(await call('suppliers.import', taking)).toMatchObject({ added: 1, leftOut: [] });
    await call('suppliers.merge', { supplierId: 'own-x', intoId: 'own-some' });
    expect(await call('registry.difference', {})).toBeNull();
    host.session.workspace.write((db) => {
      writeSettings(db, { registryVersion: '2020.01' });
    });
    expect(await call('registry.difference', {})).toMatchObject({ from: '2020.01' });
    expect(await call('registry.take', {})).toMatchObject({ changed: 0 });
    const view = await call('items.openView', { filter: {}, order });
    expect(view).toMatchObject({ total: 4, all: 4 });
    const rows = await call('items.readRows', { viewId: view.viewId, start: 0, count: 100 });
    expect(rows).toHaveLength(4);
    expect(view.firstRows).toEqual(rows);
    for (const { id } of rows) await call('items.get', { id });
    expect(await call('items.count', { filter: { isFlagged: true } })).toEqual({ items: 2 });
    expect((await call('items.searchState', {})).items).toBe(4);
    expect(await call('items.matches', { ids: [1, 2], search: 's' })).toHaveLength(2);
    const facets = await call('items.facets', { filter: { search: 's' } });
    expect(facets).toMatchObject({ total: 4, facets: { import: { distinct: 1 } } });
    await call('items.facetValues', { filter: {}, facet: 'site', offset: 0, limit: 1 });
    const filter = { placements: ['untagged' as const] };
    const tag = { filter, set: { placement: 'core' as const }, reason: 'Seen.' };
    const { changeId, changed } = await call('items.tag', tag);
    expect(changed).toBeGreaterThan(0);
    const exporting = {
      filter: {},
      order,
      format: 'csv' as const,
      token: host.grantWriting('items.csv'),
    };
    expect(await call('items.export', exporting)).toMatchObject({ rows: 4 });
    await callAuditMethods(call, host.grantWriting);
    await callViewMethods(call);
    await callBundleMethods(host);
    const queue = await call('placement.queue', { limit: 10 });
    expect(queue).toMatchObject({ inScope: 3, untagged: 0, groups: [] });
    const history = await call('history.list', {});
    expect(history[0]).toMatchObject({ id: changeId, kind: 'tag' });
    expect(await call('history.undo', { changeId: changeId ?? 0 })).toEqual({ changed });
    await callChangeMethods(call);
    await callSamplingMethods(call, host.grantWriting);
    await callTagRuleMethods(call);
    await callPictures(call);
    expect((await call('summary.get', {})).items.total).toBe(4);
    await call('summary.get', { asOf: '2040-01-01', policyIds: ['de-2024'] });
    const document = await call('summary.document', { asOf: '2040-01-01' });
    expect(document).toMatchObject({ appVersion: '1.2.3', figures: { flaggedLinesOmitted: 0 } });
    expect(document.figures.sources).toHaveLength(1);
    const { annex } = await call('summary.document', { redaction: 'no-sites' });
    await call('summary.annexRows', { state: annex.state, start: 0, count: 10 });

    expect(await call('imports.previewUndo', { importId })).toMatchObject({ removes: 4 });
    expect(await call('imports.undo', { importId })).toMatchObject({ removed: 4, kept: 0 });
    expect(await call('imports.list', {})).toHaveLength(1);
    await callBackupMethods(call);

    expect(names.filter((name) => !host.called.has(name))).toEqual([]);
    expect(host.defects).toEqual([]);
  });

  it('tells pages of progress and changes as the contract says', async () => {
    const host = await open();
    const { call, token, plan, events, grantWriting } = host;
    await call('import.run', { token, plan, isDryRun: false });
    await callBundleMethods(host);
    const exporting = { filter: {}, order: BY_ID, format: 'xlsx' as const };
    await call('items.export', { ...exporting, token: grantWriting('items.xlsx') });
    await call('items.previewChange', { filter: {}, set: { placement: 'core' } });
    const { id: audit } = await call('audits.close', { name: 'Spring', auditor: '', remark: '' });
    const sides = { before: { audit }, after: { now: true as const } };
    await call('audits.compare', { ...sides, kinds: [], limit: 0 });
    await call('backups.make', {});
    const seen = (): Set<string> => new Set(events.map(([event]) => event));
    // What closes the workspace comes last: the index of searches is built while it is open.
    await expect.poll(() => [...seen()]).toContain('search.progress');
    await convertWorkspaceOf(host.session);
    await salvageWorkspaceOf(host.session);
    await expect.poll(seen).toEqual(new Set(Object.keys(eventSchemas)));
    for (const [event, payload] of events) {
      const schema = eventSchemas[event as EventName];
      expect(schema.safeParse(payload).success, `${event} ${JSON.stringify(payload)}`).toBe(true);
    }
  });

  it('shows the rows of the last dry run, until the next run or another workspace', async () => {
    const { call, send, session, token, plan } = await open();
    const looking = { fate: null, start: 0, count: 10 };
    const none = { ok: false, error: { code: 'not-found' } };
    expect(await send('import.previewRows', looking)).toMatchObject(none);
    await call('import.run', { token, plan, isDryRun: true });
    const { total, rows } = await call('import.previewRows', looking);
    expect(total).toBe(5);
    expect(rows.map(({ fate }) => fate)).toEqual(['added', 'added', 'added', 'rejected', 'added']);
    await call('import.run', { token, plan, isDryRun: false });
    expect(await send('import.previewRows', looking)).toMatchObject(none);
    await call('import.run', { token, plan, isDryRun: true });
    expect(await call('import.previewRows', { ...looking, fate: 'unchanged' })).toMatchObject({
      total: 4,
    });
    session.replaceWorkspace(newWorkspace());
    expect(await send('import.previewRows', looking)).toMatchObject(none);
  });

  it('has one handler for each method and no more', async () => {
    const { handlers } = await open();
    expect(Object.keys(handlers).toSorted()).toEqual(names.toSorted());
  });

  it.each(names)('refuses what the contract does not know: %s', async (name) => {
    const { send, defects, session } = await open();
    const version = session.workspace.dataVersion;
    for (const input of [{ unknownKey: 1 }, null, 'x', 7, []]) {
      expect(await send(name, input)).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      });
    }
    expect(session.workspace.dataVersion).toBe(version);
    expect(defects).toEqual([]);
  });

  it('reaches no file that was not granted, and writes a granted one once', async () => {
    const { send, token, grantWriting } = await open();
    const exporting = (writing: string) =>
      send('items.export', { filter: {}, order: BY_ID, format: 'csv', token: writing });
    const unknown = { ok: false, error: { code: 'not-found' } };
    expect(await send('import.inspect', { token: randomUUID() })).toMatchObject(unknown);
    expect(await exporting(token)).toMatchObject(unknown);
    const writing = grantWriting('once.csv');
    expect(await send('import.inspect', { token: writing })).toMatchObject(unknown);
    expect(await exporting(writing)).toMatchObject({ ok: true });
    expect(await exporting(writing)).toMatchObject(unknown);
  });

  it('answers nothing but that no workspace is open, where none is', async () => {
    const { send, session } = await open();
    session.replaceWorkspace(null);
    const none = { ok: false, error: { code: 'not-found' } };
    expect(await send('summary.get', {})).toMatchObject(none);
    expect(await send('workspace.get', {})).toMatchObject(none);
  });
});
