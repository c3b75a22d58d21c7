/**
 * By which step of the ladder a manufacturer text was resolved, see `resolutionStepSchema`; and the
 * names that the operator gives suppliers (`alias`), or takes from them (`not`).
 */
export const explainedNames = `
ALTER TABLE manufacturer ADD COLUMN step TEXT
  CHECK (step IN ('own', 'exact', 'normalised', 'spacing', 'branch', 'model'));

CREATE TABLE supplier_name (
  id INTEGER PRIMARY KEY,
  supplier_id TEXT NOT NULL REFERENCES supplier (id),
  name TEXT NOT NULL,
  normalised TEXT NOT NULL,
  says TEXT NOT NULL CHECK (says IN ('alias', 'not')),
  UNIQUE (supplier_id, normalised)
) STRICT;
`;
