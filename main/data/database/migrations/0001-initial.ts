/**
 * The first schema. An item's tags and deciding facts live in its class, a distinct combination of
 * them: a million items share a few thousand, so verdicts are computed and counted per class, and
 * an item's own row holds only what is its own. `item` names no foreign keys because checking two
 * of them for each row took a fifth of an import; `check` looks for orphans instead.
 */
export const initialSchema = `
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE supplier (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT,
  note TEXT,
  is_own INTEGER NOT NULL CHECK (is_own IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE supplier_parent (
  supplier_id TEXT NOT NULL REFERENCES supplier (id),
  parent_id TEXT NOT NULL REFERENCES supplier (id),
  valid_from TEXT,
  valid_until TEXT,
  PRIMARY KEY (supplier_id, parent_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE manufacturer (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  variant TEXT NOT NULL,
  normalised TEXT NOT NULL,
  supplier_id TEXT REFERENCES supplier (id),
  matched_name TEXT,
  resolved_by TEXT CHECK (resolved_by IN ('rule', 'person')),
  change_id INTEGER REFERENCES change (id),
  UNIQUE (text, variant)
) STRICT;
CREATE INDEX manufacturer_supplier ON manufacturer (supplier_id);
CREATE INDEX manufacturer_normalised ON manufacturer (normalised);

CREATE TABLE item_class (
  id INTEGER PRIMARY KEY,
  class_key TEXT NOT NULL UNIQUE,
  manufacturer_id INTEGER REFERENCES manufacturer (id),
  supplier_override TEXT REFERENCES supplier (id),
  supplier_by TEXT,
  function_text TEXT,
  function TEXT,
  function_by TEXT,
  placement TEXT NOT NULL CHECK (placement IN ('core', 'edge', 'untagged')),
  placement_by TEXT,
  generation TEXT,
  generation_by TEXT,
  country TEXT,
  status TEXT CHECK (status IN ('in-service', 'spare', 'planned', 'decommissioned')),
  installed_since TEXT
) STRICT;
CREATE INDEX item_class_manufacturer ON item_class (manufacturer_id);

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  imported_at TEXT NOT NULL,
  plan TEXT NOT NULL,
  headings TEXT NOT NULL,
  delimiter TEXT NOT NULL,
  encoding TEXT NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_added INTEGER NOT NULL,
  rows_updated INTEGER NOT NULL,
  rows_unchanged INTEGER NOT NULL,
  rows_skipped INTEGER NOT NULL,
  rows_rejected INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  warnings TEXT NOT NULL,
  seconds REAL NOT NULL,
  change_id INTEGER REFERENCES change (id),
  CHECK (rows_read = rows_added + rows_updated + rows_unchanged + rows_skipped + rows_rejected)
) STRICT;

CREATE TABLE import_reject (
  import_id INTEGER NOT NULL REFERENCES import (id),
  row_number INTEGER NOT NULL,
  line_number INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  cells TEXT NOT NULL,
  PRIMARY KEY (import_id, row_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  item_key TEXT,
  class_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  row_number INTEGER NOT NULL,
  line_number INTEGER NOT NULL,
  content_hash INTEGER NOT NULL,
  asset_id TEXT,
  serial_number TEXT,
  hostname TEXT,
  model TEXT,
  part_number TEXT,
  site TEXT,
  site_name TEXT,
  region TEXT,
  latitude REAL,
  longitude REAL,
  installed_on TEXT,
  software_version TEXT,
  ip_address TEXT,
  mac_address TEXT,
  sys_object_id TEXT,
  quantity REAL,
  unit_cost REAL,
  currency TEXT,
  notes TEXT,
  extra TEXT
) STRICT;
CREATE UNIQUE INDEX item_key_unique ON item (item_key);
CREATE INDEX item_class_id ON item (class_id);

CREATE TABLE policy_pack (
  id TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  json TEXT NOT NULL,
  position INTEGER NOT NULL,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE class_verdict (
  class_id INTEGER PRIMARY KEY REFERENCES item_class (id),
  items INTEGER NOT NULL,
  supplier_id TEXT,
  country TEXT,
  severity INTEGER,
  deadline TEXT
) STRICT;

CREATE TABLE class_finding (
  class_id INTEGER NOT NULL REFERENCES item_class (id),
  policy_id TEXT NOT NULL,
  rule_id TEXT NOT NULL,
  severity INTEGER NOT NULL,
  deadline TEXT,
  PRIMARY KEY (class_id, policy_id, rule_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE cap_share (
  policy_id TEXT NOT NULL,
  rule_id TEXT NOT NULL,
  named INTEGER NOT NULL,
  all_items INTEGER NOT NULL,
  PRIMARY KEY (policy_id, rule_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('import', 'tag', 'vendor', 'policy', 'settings', 'undo')),
  text TEXT NOT NULL,
  reason TEXT,
  items INTEGER NOT NULL,
  detail TEXT NOT NULL,
  undone_by INTEGER REFERENCES change (id)
) STRICT;

CREATE TABLE change_item (
  change_id INTEGER NOT NULL REFERENCES change (id),
  item_id INTEGER NOT NULL,
  before_class INTEGER NOT NULL REFERENCES item_class (id),
  before TEXT,
  PRIMARY KEY (change_id, item_id)
) STRICT, WITHOUT ROWID;
`;
