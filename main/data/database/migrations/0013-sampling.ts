/**
 * Samples of items that people look at on their sites, and what they found. What the register said of
 * an item when it was drawn is kept with it (`recorded`, as JSON): a later import must not change what
 * was looked for. Items are numbered in the order of their sites.
 */
export const sampling = `
CREATE TABLE sample (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  drawn_at TEXT NOT NULL,
  drawn_by TEXT,
  seed TEXT NOT NULL,
  filter TEXT NOT NULL,
  scope TEXT NOT NULL,
  population INTEGER NOT NULL,
  size INTEGER NOT NULL,
  is_by_site INTEGER NOT NULL CHECK (is_by_site IN (0, 1)),
  confidence TEXT NOT NULL,
  margin REAL,
  withdrawn_because TEXT
) STRICT;

CREATE TABLE sample_item (
  sample_id INTEGER NOT NULL REFERENCES sample (id),
  position INTEGER NOT NULL,
  item_key TEXT NOT NULL,
  site TEXT,
  recorded TEXT NOT NULL,
  result TEXT CHECK (result IN ('as-recorded', 'differs', 'not-found', 'not-accessible')),
  field TEXT,
  remark TEXT NOT NULL DEFAULT '',
  checked_at TEXT,
  checked_by TEXT,
  PRIMARY KEY (sample_id, position),
  CHECK ((result IS NULL) = (checked_at IS NULL)),
  CHECK ((result IS 'differs') = (field IS NOT NULL))
) STRICT, WITHOUT ROWID;
`;
