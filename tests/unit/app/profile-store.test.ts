import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProfileStore } from '#main/app/services/profile-store';
import { readProfile } from '#main/cli/profile';
import { profileSchema } from '#shared/contract/profile';
import { tempFolder } from '../../support/temp-folder.ts';

const named = (name: string) => profileSchema.parse({ name, map: { Foo: 'assetId' } });

describe('the profiles of the app', () => {
  it('are kept as files that the command line reads', async () => {
    const folder = join(tempFolder(), 'profiles');
    const store = createProfileStore(folder);
    const profile = profileSchema.parse({
      name: 'Süd / "wöchentlich"',
      delimiter: '~',
      map: { Zustand: 'status' },
      key: ['serialNumber', ['hostname', 'site']],
      values: { status: { 'In Gebrauch': 'in-service' } },
      mode: 'snapshot',
      source: 'NetAct',
    });
    const { id } = await store.save(profile);
    expect(readProfile(join(folder, `${id}.json`))).toEqual({
      name: 'Süd / "wöchentlich"',
      delimiter: '~',
      map: { Zustand: 'status' },
      key: [['serialNumber'], ['hostname', 'site']],
      defaults: {},
      values: { status: { 'In Gebrauch': 'in-service' } },
      mode: 'snapshot',
      source: 'NetAct',
    });
    expect(await store.list()).toEqual([{ id, profile }]);
  });

  it('are listed by name, without what is no profile', async () => {
    const folder = tempFolder();
    const store = createProfileStore(folder);
    await store.save(named('Beta'));
    await store.save(named('alpha'));
    writeFileSync(join(folder, 'notes.txt'), 'x');
    writeFileSync(join(folder, '3f8f2a52-0d0b-4f2e-8f39-6a3f0e0c7a10.json'), '{"name":');
    expect((await store.list()).map(({ profile }) => profile.name)).toEqual(['alpha', 'Beta']);
  });

  it('have names of their own, whatever the case', async () => {
    const store = createProfileStore(tempFolder());
    const { id } = await store.save(named('NetAct'));
    await expect(store.save(named('netact'))).rejects.toMatchObject({ code: 'conflict' });
    await store.save(named('netact'), id);
    expect((await store.list()).map(({ profile }) => profile.name)).toEqual(['netact']);
  });

  it('come back under their id after they were removed', async () => {
    const folder = tempFolder();
    const store = createProfileStore(folder);
    const { id, profile } = await store.save(named('NetAct'));
    const before = readFileSync(join(folder, `${id}.json`), 'utf8');
    await store.remove(id);
    expect(readdirSync(folder)).toEqual([]);
    await expect(store.get(id)).rejects.toMatchObject({ code: 'not-found' });
    await store.save(profile, id);
    expect(readFileSync(join(folder, `${id}.json`), 'utf8')).toBe(before);
  });
});
