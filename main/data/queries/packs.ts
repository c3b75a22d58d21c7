import { isVerified } from '#shared/domain/certainty';
import { policyPackSchema, type PolicyPack, type Rule } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';

/** Where a pack comes from: this program, a file, or the operator's own hand. */
export type PackOrigin = 'built-in' | 'file' | 'own';

type PackRow = {
  readonly json: string;
  readonly is_active: number;
  readonly origin: PackOrigin;
};

export type StoredPack = {
  readonly pack: PolicyPack;
  readonly isActive: boolean;
  readonly origin: PackOrigin;
};

/** Texts of packs that are kept with what they say; those of a few workspaces. */
const MOST_PARSED = 200;
const parsed = new Map<string, PolicyPack>();

/** What the text of a pack says. Checking it takes longer than most questions that begin with it. */
function packOf(json: string): PolicyPack {
  const known = parsed.get(json);
  if (known !== undefined) return known;
  const pack = policyPackSchema.parse(JSON.parse(json));
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(json, pack);
  return pack;
}

/** The packs of a workspace in the order screens list them. */
export function readPacks(db: Database): StoredPack[] {
  return db
    .prepare<[], PackRow>('SELECT json, is_active, origin FROM policy_pack ORDER BY position, id')
    .all()
    .map(({ json, is_active: active, origin }) => ({
      pack: packOf(json),
      isActive: active === 1,
      origin,
    }));
}

/** Which rules of which packs act; the operator's own switch comes before the rule's certainty. */
export type RuleSwitches = (policyId: string, rule: Rule) => boolean;

/**
 * Reads which rules act. One whose facts nobody has read in a citable text never does by itself
 * (`MEM`, `MEM+`); every other does until it is switched off.
 */
export function readRuleSwitches(db: Database): RuleSwitches {
  const switched = new Map(
    db
      .prepare<[], { key: string; is_on: number }>(
        `SELECT policy_id || '/' || rule_id AS key, is_on FROM rule_switch`,
      )
      .all()
      .map(({ key, is_on: isOn }) => [key, isOn === 1]),
  );
  return (policyId, { id, certainty }) =>
    switched.get(`${policyId}/${id}`) ?? isVerified(certainty);
}

/** Packs with the rules that act in them. */
export function actingPacks(db: Database, packs: readonly PolicyPack[]): PolicyPack[] {
  const acts = readRuleSwitches(db);
  return packs.map((pack) => ({
    ...pack,
    rules: pack.rules.filter((rule) => acts(pack.id, rule)),
  }));
}

/** The active packs with the rules that act in them: what verdicts are computed from. */
export function readActivePacks(db: Database): PolicyPack[] {
  const active = readPacks(db).flatMap(({ pack, isActive }) => (isActive ? [pack] : []));
  return actingPacks(db, active);
}
