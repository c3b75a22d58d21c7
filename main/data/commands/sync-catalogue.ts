import type { SupplierRegistry } from '#shared/domain/supplier';
import { isNewer } from '#shared/domain/version';
import { shippedPacks, type ShippedPack } from '../../tagging/built-in-packs.ts';
import { BUILT_IN_REGISTRY_VERSION, builtInRegistry } from '../../tagging/catalogue.ts';
import type { Database } from '../database/connection.ts';
import { countContentChange } from '../database/content-version.ts';
import { readSettings, writeSettings } from '../database/settings.ts';
import { installBoundaries } from '../evaluation/evaluate.ts';
import { readListings } from '../evaluation/policy-records.ts';
import { areOutOfDate, reevaluate } from '../evaluation/reevaluate.ts';
import { readPacks } from '../queries/packs.ts';
import { isSilent, readRegistryDifference, storeRegistryFacts } from './registry-update.ts';
import { mustAsk } from './policies/pack-updates.ts';
import { reboundInstallDates } from './rebound.ts';

/**
 * Stores the suppliers that the program knows. The rest of a newer registry is taken by itself only
 * where no item would show it; otherwise the operator is asked, see `takeRegistry`.
 */
function takeSilently(db: Database, registry: SupplierRegistry): void {
  storeSuppliers(db, registry);
  const difference = readRegistryDifference(db);
  if (difference !== null && isSilent(difference)) storeRegistryFacts(db, registry);
}

function storeSuppliers(db: Database, registry: SupplierRegistry): void {
  const supplier = db.prepare(
    `INSERT INTO supplier (id, name, country, note, is_own) VALUES (?, ?, ?, ?, 0)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = excluded.country,
       note = excluded.note, is_own = 0`,
  );
  for (const { id, name, country, note } of registry.suppliers) {
    supplier.run(id, name, country ?? null, note ?? null);
  }
}

/**
 * Adds built-in packs, and takes newer versions of those that nothing follows; the operator is
 * asked about the others, see `takePackUpdate`. True where any changed.
 */
function storePacks(db: Database, packs: readonly ShippedPack[]): boolean {
  const known = new Map(readPacks(db).map((stored) => [stored.pack.id, stored]));
  const store = db.prepare(
    `INSERT INTO policy_pack (id, version, json, position, is_active) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, json = excluded.json,
       position = excluded.position`,
  );
  let hasChanged = false;
  packs.forEach(({ id, version, read }, position) => {
    const stored = known.get(id);
    if (stored !== undefined) {
      if (!isNewer(version, stored.pack.version) || mustAsk(stored)) return;
    }
    const pack = read();
    const isActive = pack.activeByDefault ? 1 : 0;
    store.run(pack.id, pack.version, JSON.stringify(pack), position, isActive);
    hasChanged = true;
  });
  return hasChanged;
}

/**
 * Brings packs and verdicts, and the suppliers as far as nothing shows it, of an opened workspace up
 * to what this program ships and to today's date. Writes nothing where nothing is out of date. One transaction.
 */
export function syncCatalogue(db: Database): void {
  const sync = db.transaction(() => {
    const settings = readSettings(db);
    const isRegistryNew = settings.registryVersion !== BUILT_IN_REGISTRY_VERSION;
    if (isRegistryNew) takeSilently(db, builtInRegistry());
    const arePacksNew = storePacks(db, shippedPacks);
    const boundaries = installBoundaries(
      readPacks(db).map(({ pack }) => pack),
      readListings(db),
    );
    if (JSON.stringify(boundaries) !== JSON.stringify(settings.installBoundaries)) {
      writeSettings(db, { installBoundaries: boundaries });
      reboundInstallDates(db, boundaries);
    }
    if (isRegistryNew || arePacksNew || areOutOfDate(settings)) {
      reevaluate(db);
      countContentChange(db);
    }
  });
  sync.immediate();
}
