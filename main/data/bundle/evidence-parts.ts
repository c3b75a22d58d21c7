import { textPart, type BundlePart } from '../../bundle/write-bundle.ts';
import { ownRegistryOf } from '../commands/own-knowledge/list-file.ts';
import type { AuditFigures } from '#shared/domain/audit/figures';
import { questionsOf } from '#shared/domain/conditions';
import type { Rule } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';
import { readSettings } from '../database/settings.ts';
import { readPolicyRecords, type PolicyRecords } from '../evaluation/policy-records.ts';
import { readImports } from '../queries/imports.ts';
import { readPacks } from '../queries/packs.ts';
import { choosePacks, type Question } from '../queries/summary-document.ts';

const fileOf = (packId: string): string => `policies/${packId}.json`;

const jsonPart = (path: string, value: unknown): BundlePart =>
  textPart(path, `${JSON.stringify(value, null, 2)}\n`);

/** What is on record for policies with their acting rules, and what concerns the operator. */
function recordsFor(db: Database, acting: ReadonlyMap<string, readonly Rule[]>): PolicyRecords {
  const { listings, statements, operatorFacts } = readPolicyRecords(db);
  const asked = new Set([...acting.values()].flat().flatMap(({ scope }) => questionsOf(scope)));
  return {
    listings: listings.filter(({ policyId }) => acting.has(policyId)),
    statements: statements.filter(({ statement }) =>
      statement.kind === 'answer' ? asked.has(statement.question) : acting.has(statement.policyId),
    ),
    operatorFacts,
  };
}

/**
 * The policies of a question as they are kept, each as a document that Provenet reads, and beside
 * them which of their rules act and what is on record for them: what verdicts rest on.
 */
function policyParts(db: Database, { policyIds }: Question, isWhole: boolean): BundlePart[] {
  const acting = new Map(choosePacks(db, policyIds).map((pack) => [pack.id, pack.rules]));
  const used = readPacks(db).filter(({ pack }) => acting.has(pack.id));
  const inUse = used.map(({ pack, origin }) => {
    const acts = new Set(acting.get(pack.id)?.map(({ id }) => id));
    const rules = pack.rules.map(({ id }) => ({ id, acts: acts.has(id) }));
    const file = isWhole || origin === 'built-in' ? fileOf(pack.id) : null;
    if (file === null) return { id: null, version: pack.version, file, origin, rules: [] };
    return { id: pack.id, version: pack.version, file, origin, rules };
  });
  const files = new Set(inUse.map(({ file }) => file));
  return [
    jsonPart('policies-in-use.json', inUse),
    ...used
      .filter(({ pack }) => files.has(fileOf(pack.id)))
      .map(({ pack }) => jsonPart(fileOf(pack.id), pack)),
    ...(isWhole ? [jsonPart('policies-on-record.json', recordsFor(db, acting))] : []),
  ];
}

/**
 * What figures rest on: policies, the ledgers of all imports, the registry. Of redacted figures
 * nothing that people wrote: of imports what the figures themselves tell, no policy of their own, no
 * record, no supplier that they added.
 */
export function evidenceParts(
  db: Database,
  question: Question,
  figures: AuditFigures,
): BundlePart[] {
  const { registryVersion } = readSettings(db);
  const isWhole = figures.redaction === 'full';
  const imports = isWhole ? readImports(db).toReversed() : figures.sources;
  const own = isWhole ? { own: ownRegistryOf(db) } : {};
  return [
    ...policyParts(db, question, isWhole),
    jsonPart('imports.json', imports),
    jsonPart('registry.json', { version: registryVersion, ...own }),
  ];
}
