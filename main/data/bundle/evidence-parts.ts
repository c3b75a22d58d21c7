import { textPart, type BundlePart } from '../../bundle/write-bundle.ts';
import { ownRegistryOf } from '../commands/own-knowledge/list-file.ts';
import type { Database } from '../database/connection.ts';
import { readSettings } from '../database/settings.ts';
import { readPolicyRecords } from '../evaluation/policy-records.ts';
import { readImports } from '../queries/imports.ts';
import { readPacks } from '../queries/packs.ts';
import { choosePacks, type Question } from '../queries/summary-document.ts';

const fileOf = (packId: string): string => `policies/${packId}.json`;

const jsonPart = (path: string, value: unknown): BundlePart =>
  textPart(path, `${JSON.stringify(value, null, 2)}\n`);

/**
 * The policies of a question as they are kept, each as a document that Provenet reads, and beside
 * them which of their rules act and what is on record for them: what verdicts rest on.
 */
function policyParts(db: Database, { policyIds }: Question): BundlePart[] {
  const acting = new Map(choosePacks(db, policyIds).map((pack) => [pack.id, pack.rules]));
  const used = readPacks(db).filter(({ pack }) => acting.has(pack.id));
  const inUse = used.map(({ pack, origin }) => {
    const acts = new Set(acting.get(pack.id)?.map(({ id }) => id));
    const rules = pack.rules.map(({ id }) => ({ id, acts: acts.has(id) }));
    return { id: pack.id, version: pack.version, file: fileOf(pack.id), origin, rules };
  });
  return [
    jsonPart('policies-in-use.json', inUse),
    ...used.map(({ pack }) => jsonPart(fileOf(pack.id), pack)),
    jsonPart('policies-on-record.json', readPolicyRecords(db)),
  ];
}

/** What the figures of a workspace rest on: policies, the ledgers of all imports, the registry. */
export function evidenceParts(db: Database, question: Question): BundlePart[] {
  const { registryVersion } = readSettings(db);
  return [
    ...policyParts(db, question),
    jsonPart('imports.json', readImports(db).toReversed()),
    jsonPart('registry.json', { version: registryVersion, own: ownRegistryOf(db) }),
  ];
}
