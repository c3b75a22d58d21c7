/**
 * Closed audits: their figures as text, and of each item what an audit is compared by. What was closed
 * is never altered; an audit that should not have been closed is marked as withdrawn. What flagged
 * items were called is kept beside their key, since an item may be gone when it is asked for.
 */
export const audits = `
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  auditor TEXT NOT NULL,
  remark TEXT NOT NULL,
  closed_at TEXT NOT NULL,
  closed_by TEXT,
  app_version TEXT NOT NULL,
  figures TEXT NOT NULL,
  figures_sha256 TEXT NOT NULL,
  withdrawn_at TEXT,
  withdrawn_because TEXT,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_because IS NULL))
) STRICT;

CREATE TABLE audit_class (
  audit_id INTEGER NOT NULL REFERENCES audit (id),
  class_id INTEGER NOT NULL,
  supplier_id TEXT,
  supplier_name TEXT,
  placement TEXT NOT NULL,
  function TEXT,
  country TEXT,
  severity INTEGER,
  PRIMARY KEY (audit_id, class_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_item (
  audit_id INTEGER NOT NULL REFERENCES audit (id),
  item_key TEXT NOT NULL,
  class_id INTEGER NOT NULL,
  site TEXT,
  is_missing INTEGER NOT NULL CHECK (is_missing IN (0, 1)),
  label TEXT,
  model TEXT,
  PRIMARY KEY (audit_id, item_key)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_unchanged BEFORE UPDATE OF
  id, name, auditor, remark, closed_at, closed_by, app_version, figures, figures_sha256 ON audit
BEGIN SELECT RAISE(ABORT, 'A closed audit is never altered.'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'A closed audit is never removed.'); END;
CREATE TRIGGER audit_class_unchanged BEFORE UPDATE ON audit_class
BEGIN SELECT RAISE(ABORT, 'A closed audit is never altered.'); END;
CREATE TRIGGER audit_class_kept BEFORE DELETE ON audit_class
BEGIN SELECT RAISE(ABORT, 'A closed audit is never altered.'); END;
CREATE TRIGGER audit_item_unchanged BEFORE UPDATE ON audit_item
BEGIN SELECT RAISE(ABORT, 'A closed audit is never altered.'); END;
CREATE TRIGGER audit_item_kept BEFORE DELETE ON audit_item
BEGIN SELECT RAISE(ABORT, 'A closed audit is never altered.'); END;
`;
