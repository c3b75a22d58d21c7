/**
 * Registries of MAC prefixes that the operator supplied, reduced to what leads to a supplier, with
 * those that were replaced or removed, which undo brings back (`is_active`); and decisions on
 * equipment that says another maker than its label, which later imports follow.
 */
export const macRegistry = `
CREATE TABLE mac_registry (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  file_date TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  blocks TEXT NOT NULL,
  assignments INTEGER NOT NULL,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  change_id INTEGER NOT NULL REFERENCES change (id)
) STRICT;

CREATE TABLE mac_assignee (
  id INTEGER PRIMARY KEY,
  registry_id INTEGER NOT NULL REFERENCES mac_registry (id),
  name TEXT NOT NULL,
  supplier_id TEXT REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE mac_prefix (
  registry_id INTEGER NOT NULL REFERENCES mac_registry (id),
  prefix TEXT NOT NULL,
  block TEXT NOT NULL,
  assignee_id INTEGER NOT NULL REFERENCES mac_assignee (id),
  PRIMARY KEY (registry_id, prefix)
) STRICT, WITHOUT ROWID;

CREATE TABLE settled_sign (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  normalised TEXT NOT NULL,
  variant TEXT NOT NULL,
  evidence TEXT NOT NULL,
  supplier_id TEXT NOT NULL REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED,
  change_id INTEGER NOT NULL REFERENCES change (id),
  UNIQUE (normalised, variant, evidence)
) STRICT;
`;
