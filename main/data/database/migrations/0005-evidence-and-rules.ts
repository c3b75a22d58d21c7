/**
 * What else an item says of its maker beside the manufacturer text, as a fact of its class
 * (`evidence`, such as `oid:2011`), and whom each such sign points to; the operator's own tag rules,
 * in their order; ownership that the operator knows of; pairs of names that are said to be different
 * companies, `one` before `other` in the order of code points, both normalised; and who made a change.
 */
export const evidenceAndRules = `
ALTER TABLE item_class ADD COLUMN evidence TEXT;
UPDATE item_class SET class_key = class_key || char(31) || char(30);

ALTER TABLE change ADD COLUMN made_by TEXT;

CREATE TABLE evidence (
  key TEXT PRIMARY KEY,
  supplier_id TEXT NOT NULL REFERENCES supplier (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag_rule (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  json TEXT NOT NULL,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  change_id INTEGER NOT NULL REFERENCES change (id)
) STRICT;

CREATE TABLE own_parent (
  supplier_id TEXT NOT NULL REFERENCES supplier (id),
  parent_id TEXT NOT NULL REFERENCES supplier (id),
  valid_from TEXT,
  valid_until TEXT,
  note TEXT,
  PRIMARY KEY (supplier_id, parent_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE names_apart (
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  change_id INTEGER NOT NULL REFERENCES change (id),
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;
`;
