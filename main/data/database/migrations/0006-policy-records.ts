/**
 * What the operator adds to policies: statements about equipment (answers, authorisations, waivers)
 * and suppliers that were named under a pack; which of them are about an item is a fact of its class
 * (`marks`, see `marks.ts`). Rules may be switched one by one, packs may come from a file, findings
 * may be waived, and rules about shares keep what they measured for each group.
 */
export const policyRecords = `
ALTER TABLE item_class ADD COLUMN marks TEXT;
UPDATE item_class SET class_key = class_key || char(31) || char(30);

ALTER TABLE class_finding ADD COLUMN waived_by INTEGER;

DROP TABLE cap_share;
CREATE TABLE rule_measure (
  policy_id TEXT NOT NULL,
  rule_id TEXT NOT NULL,
  grp TEXT NOT NULL,
  named REAL NOT NULL,
  total REAL NOT NULL,
  suppliers INTEGER NOT NULL,
  has_unresolved INTEGER NOT NULL CHECK (has_unresolved IN (0, 1)),
  PRIMARY KEY (policy_id, rule_id, grp)
) STRICT, WITHOUT ROWID;

ALTER TABLE policy_pack ADD COLUMN origin TEXT NOT NULL DEFAULT 'built-in'
  CHECK (origin IN ('built-in', 'file', 'own'));

CREATE TABLE rule_switch (
  policy_id TEXT NOT NULL,
  rule_id TEXT NOT NULL,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  PRIMARY KEY (policy_id, rule_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  json TEXT NOT NULL,
  change_id INTEGER NOT NULL REFERENCES change (id)
) STRICT;

CREATE TABLE listed_supplier (
  policy_id TEXT NOT NULL,
  supplier_id TEXT NOT NULL REFERENCES supplier (id),
  since TEXT NOT NULL,
  reason TEXT NOT NULL,
  change_id INTEGER NOT NULL REFERENCES change (id),
  PRIMARY KEY (policy_id, supplier_id)
) STRICT, WITHOUT ROWID;
`;
