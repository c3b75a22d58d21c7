import type { PoliciesChanged } from '#shared/contract/policies';
import type { Listing } from '#shared/domain/listing';
import { isByList, type OperatorFact, type PolicyPack, type Rule } from '#shared/domain/policy';
import type { Statement } from '#shared/domain/statement';
import { AppError } from '#shared/rpc/app-error';
import { assertUsable } from '../../../tagging/own-rules.ts';
import type { Database } from '../../database/connection.ts';
import { readSettings, writeSettings } from '../../database/settings.ts';
import { readStatements } from '../../evaluation/policy-records.ts';
import { readPacks, type StoredPack } from '../../queries/packs.ts';
import { changePolicies } from './change-policies.ts';

/** A pack of the workspace. Fails with `not-found`. */
function packOf(db: Database, id: string): StoredPack {
  const found = readPacks(db).find(({ pack }) => pack.id === id);
  if (found !== undefined) return found;
  throw new AppError('not-found', `There is no policy "${id}"; list them to see their ids.`);
}

function ruleOf(pack: PolicyPack, ruleId: string): Rule {
  const found = pack.rules.find(({ id }) => id === ruleId);
  if (found !== undefined) return found;
  throw new AppError('not-found', `“${pack.title}” has no rule "${ruleId}".`);
}

/**
 * Switches a policy pack. One transaction; fails with `not-found`, and with `conflict` for a
 * proposal, which is no law and can only be tried out.
 */
export function setPolicyActive(db: Database, id: string, isActive: boolean): PoliciesChanged {
  const { pack } = packOf(db, id);
  if (isActive && pack.status === 'proposal') {
    throw new AppError(
      'conflict',
      `“${pack.title}” is a proposal and not in force; try it out under What if.`,
    );
  }
  const text = `${isActive ? 'Activated' : 'Deactivated'} policy “${pack.title}”`;
  return changePolicies(db, { text }, () => {
    db.prepare('UPDATE policy_pack SET is_active = ? WHERE id = ?').run(isActive ? 1 : 0, id);
  });
}

/** Lets a rule act, or not, whatever its certainty. One transaction; fails with `not-found`. */
export function setRuleOn(
  db: Database,
  policyId: string,
  ruleId: string,
  isOn: boolean,
): PoliciesChanged {
  const { title } = ruleOf(packOf(db, policyId).pack, ruleId);
  return changePolicies(db, { text: `Switched rule “${title}” ${isOn ? 'on' : 'off'}` }, () => {
    db.prepare(
      `INSERT INTO rule_switch VALUES (?, ?, ?)
       ON CONFLICT (policy_id, rule_id) DO UPDATE SET is_on = excluded.is_on`,
    ).run(policyId, ruleId, isOn ? 1 : 0);
  });
}

/**
 * Puts a supplier on a pack's list, or changes since when and why it is there. One transaction;
 * fails with `not-found`, and with `conflict` where no rule of the pack goes by a list.
 */
export function listSupplier(db: Database, listing: Listing): PoliciesChanged {
  const { policyId, supplierId, since, reason } = listing;
  const { pack } = packOf(db, policyId);
  const goesByList = pack.rules.some(({ suppliers }) => isByList(suppliers));
  if (!goesByList) {
    throw new AppError('conflict', `“${pack.title}” names its suppliers itself; it has no list.`);
  }
  const name = nameOf(db, supplierId);
  return changePolicies(
    db,
    { text: `Listed ${name} under “${pack.title}”`, reason },
    (changeId) => {
      db.prepare(
        `INSERT INTO listed_supplier VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (policy_id, supplier_id) DO UPDATE SET since = excluded.since,
         reason = excluded.reason, change_id = excluded.change_id`,
      ).run(policyId, supplierId, since, reason, changeId);
    },
  );
}

/** Takes a supplier off a pack's list. One transaction; fails with `not-found`. */
export function unlistSupplier(
  db: Database,
  policyId: string,
  supplierId: string,
): PoliciesChanged {
  const { pack } = packOf(db, policyId);
  const isListed =
    db
      .prepare('SELECT 1 FROM listed_supplier WHERE policy_id = ? AND supplier_id = ?')
      .get(policyId, supplierId) !== undefined;
  const name = nameOf(db, supplierId);
  if (!isListed) throw new AppError('not-found', `${name} is not listed under “${pack.title}”.`);
  return changePolicies(db, { text: `Took ${name} off the list of “${pack.title}”` }, () => {
    db.prepare('DELETE FROM listed_supplier WHERE policy_id = ? AND supplier_id = ?').run(
      policyId,
      supplierId,
    );
  });
}

function nameOf(db: Database, supplierId: string): string {
  const name = db
    .prepare<[string], string>('SELECT name FROM supplier WHERE id = ?')
    .pluck()
    .get(supplierId);
  if (name === undefined) {
    throw new AppError('not-found', `There is no vendor "${supplierId}" in this workspace.`);
  }
  return name;
}

/** A statement in a few words, for the history; what it names may be gone. */
function wordsOf(db: Database, statement: Statement): string {
  if (statement.kind === 'answer') {
    return `answer ${statement.holds ? 'yes' : 'no'} to “${statement.question}”`;
  }
  const { policyId, ruleId } = statement;
  const pack = readPacks(db).find((each) => each.pack.id === policyId)?.pack;
  const rule = pack?.rules.find(({ id }) => id === ruleId);
  const of = rule?.title ?? ruleId ?? pack?.title ?? policyId;
  return statement.kind === 'authorisation'
    ? `authorisation ${statement.reference} under “${of}”`
    : `waiver from “${of}” until ${statement.until}`;
}

function assertUsableStatement(db: Database, statement: Statement): void {
  assertUsable(wordsOf(db, statement), statement.conditions);
  if (statement.kind === 'answer') return;
  const { pack } = packOf(db, statement.policyId);
  if (statement.ruleId !== null) ruleOf(pack, statement.ruleId);
  if (statement.until === null) return;
  if (statement.until < statement.from) {
    throw new AppError('invalid-input', 'The last day is before the first; change one of them.');
  }
}

/**
 * Puts a statement on record. One transaction; fails with `not-found` where it names a rule that is
 * not there, and with `invalid-input` where a pattern or its days cannot be used.
 */
export function addStatement(db: Database, statement: Statement): PoliciesChanged {
  assertUsableStatement(db, statement);
  const reason = statement.kind === 'waiver' ? statement.reason : (statement.note ?? null);
  const text = `Recorded ${wordsOf(db, statement)}`;
  return changePolicies(db, { text, reason }, (changeId) => {
    // The change's own number, so that no statement ever has that of an earlier one.
    db.prepare('INSERT INTO statement (id, json, change_id) VALUES (?, ?, ?)').run(
      changeId,
      JSON.stringify(statement),
      changeId,
    );
  });
}

/** Puts another statement in the place of one. One transaction; fails as `addStatement`. */
export function replaceStatement(db: Database, id: number, statement: Statement): PoliciesChanged {
  statementOf(db, id);
  assertUsableStatement(db, statement);
  const reason = statement.kind === 'waiver' ? statement.reason : (statement.note ?? null);
  const text = `Changed ${wordsOf(db, statement)}`;
  return changePolicies(db, { text, reason }, (changeId) => {
    db.prepare('UPDATE statement SET json = ?, change_id = ? WHERE id = ?').run(
      JSON.stringify(statement),
      changeId,
      id,
    );
  });
}

function statementOf(db: Database, id: number): Statement {
  const found = readStatements(db).find((each) => each.id === id);
  if (found !== undefined) return found.statement;
  throw new AppError('not-found', 'This record is not there any more.');
}

/** Takes a statement off the record. One transaction; fails with `not-found`. */
export function removeStatement(db: Database, id: number): PoliciesChanged {
  const text = `Removed ${wordsOf(db, statementOf(db, id))}`;
  return changePolicies(db, { text }, () => {
    db.prepare('DELETE FROM statement WHERE id = ?').run(id);
  });
}

/** Says how large the operator is; `null` makes a measure unknown. One transaction. */
export function setOperatorFacts(
  db: Database,
  facts: Readonly<Partial<Record<OperatorFact, number | null>>>,
): PoliciesChanged {
  return changePolicies(db, { text: 'Changed the size of the operator' }, () => {
    const merged = { ...readSettings(db).operatorFacts, ...facts };
    const known = Object.entries(merged).filter(([, value]) => value !== null);
    writeSettings(db, { operatorFacts: Object.fromEntries(known) });
  });
}
