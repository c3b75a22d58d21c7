import type { PackPreview } from '#shared/contract/policy-packs';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { isVerified } from '#shared/domain/certainty';
import { differenceOf } from '#shared/domain/pack-difference';
import type { PolicyPack, Rule } from '#shared/domain/policy';
import { severityOf } from '#shared/domain/verdict';
import { isNewer } from '#shared/domain/version';
import { builtInPacks } from '../../tagging/built-in-packs.ts';
import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings } from '../database/settings.ts';
import { withVerdictsFor, type EvaluationSettings } from '../evaluation/evaluate.ts';
import { actingPacks, readActivePacks, readPacks, type StoredPack } from './packs.ts';
import { readVerdictCounts } from './verdict-counts.ts';

type Counts = Pick<PackPreview, 'before' | 'after'>;
type Tried = OutputOf<DataContract, 'policies.tryRules'>;

/** The id of a pack that has none yet. */
const UNSAVED = 'unsaved-pack';

function settingsFor(db: Database, packs: readonly PolicyPack[]): EvaluationSettings {
  const settings = readSettings(db);
  const { homeCountry } = settings;
  return { asOf: asOfDate(settings), homeCountry, packs, isForeign: true };
}

/**
 * Counts now, and as they were with a pack in the place of the active one of its id. A proposal is
 * never active: it takes the active one away, and where there is none the counts are those of a trial.
 */
function countsWith(db: Database, pack: PolicyPack): Counts {
  const active = readActivePacks(db);
  const others = active.filter(({ id }) => id !== pack.id);
  const deactivates = pack.status === 'proposal' && others.length < active.length;
  const settings = settingsFor(db, [...others, ...(deactivates ? [] : actingPacks(db, [pack]))]);
  return {
    before: readVerdictCounts(db, 'main'),
    after: withVerdictsFor(db, settings, (store) => readVerdictCounts(db, store)),
  };
}

/** Supplier ids that a rule names. */
function namedBy({ suppliers }: Rule): string[] {
  if (suppliers === 'any' || 'listed' in suppliers) return [];
  return [...('groups' in suppliers ? suppliers.groups : []), ...(suppliers.except ?? [])];
}

function unknownSuppliers(db: Database, { rules }: PolicyPack): string[] {
  const isKnown = db.prepare('SELECT 1 FROM supplier WHERE id = ?');
  const named = [...new Set(rules.flatMap(namedBy))];
  return named.filter((id) => isKnown.get(id) === undefined).toSorted();
}

function standing(pack: PolicyPack, stored: StoredPack | undefined): PackPreview['is'] {
  if (stored === undefined) return 'new';
  if (isNewer(pack.version, stored.pack.version)) return 'newer';
  return isNewer(stored.pack.version, pack.version) ? 'older' : 'same';
}

/** What taking a pack would do to a workspace; changes nothing. */
export function previewPack(db: Database, pack: PolicyPack): PackPreview {
  const stored = readPacks(db).find((each) => each.pack.id === pack.id);
  return {
    id: pack.id,
    version: pack.version,
    title: pack.title,
    jurisdiction: pack.jurisdiction,
    summary: pack.summary,
    rules: pack.rules.length,
    unverified: pack.rules.filter(({ certainty }) => !isVerified(certainty)).length,
    isProposal: pack.status === 'proposal',
    stored:
      stored === undefined
        ? null
        : {
            version: stored.pack.version,
            title: stored.pack.title,
            origin: stored.origin,
            isActive: stored.isActive,
          },
    is: standing(pack, stored),
    isOfProgram: builtInPacks().some(({ id }) => id === pack.id),
    changelog: pack.changelog.filter(
      ({ version }) =>
        stored === undefined || !/^[\d.]+$/u.test(version) || isNewer(version, stored.pack.version),
    ),
    difference: structuredClone(
      differenceOf(stored?.pack ?? null, pack),
    ) as PackPreview['difference'],
    unknownSuppliers: unknownSuppliers(db, pack),
    ...countsWith(db, pack),
  };
}

/** What each rule says of how many items, whatever its certainty, measured with its pack alone. */
function countsByRule(db: Database, pack: PolicyPack): Tried['rules'] {
  const undetermined = severityOf('undetermined');
  return withVerdictsFor(db, settingsFor(db, [pack]), (store) => {
    const rows = db
      .prepare<[], Tried['rules'][number]>(
        `SELECT f.rule_id AS ruleId,
           coalesce(sum(v.items) FILTER (WHERE f.severity > ${undetermined}), 0) AS flagged,
           coalesce(sum(v.items) FILTER (WHERE f.severity = ${undetermined}), 0) AS undetermined
         FROM ${store}.class_finding f JOIN ${store}.class_verdict v ON v.class_id = f.class_id
         WHERE f.waived_by IS NULL GROUP BY f.rule_id`,
      )
      .all();
    const counted = new Map(rows.map((row) => [row.ruleId, row]));
    return pack.rules.map(
      ({ id }) => counted.get(id) ?? { ruleId: id, flagged: 0, undetermined: 0 },
    );
  });
}

/** What rules of the operator's would do, each by itself and all in an active pack together. */
export function tryRules(
  db: Database,
  { id, rules }: InputOf<DataContract, 'policies.tryRules'>,
): Tried {
  const pack: PolicyPack = {
    schema: 1,
    id: id ?? UNSAVED,
    version: '2000.01',
    title: 'Being written',
    jurisdiction: 'Own',
    asOf: asOfDate(readSettings(db)),
    summary: 'Being written',
    activeByDefault: false,
    rules,
    changelog: [{ version: '2000.01', text: 'Being written' }],
  };
  return { rules: countsByRule(db, pack), ...countsWith(db, pack) };
}
