/**
 * What an import has to remember to be explained, mended and undone: how its file was written, by
 * whom and under which profile it came, and which items it added or no longer found.
 */
export const importHistory = `
ALTER TABLE import ADD COLUMN mode TEXT NOT NULL DEFAULT 'add-and-update'
  CHECK (mode IN ('add-and-update', 'add-only', 'snapshot'));
ALTER TABLE import ADD COLUMN source TEXT;
ALTER TABLE import ADD COLUMN profile TEXT;
ALTER TABLE import ADD COLUMN imported_by TEXT;
ALTER TABLE import ADD COLUMN rows_missing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN quote_mark TEXT NOT NULL DEFAULT '"';
ALTER TABLE import ADD COLUMN quote_escape TEXT NOT NULL DEFAULT 'doubled';
ALTER TABLE import ADD COLUMN newline TEXT NOT NULL DEFAULT 'LF';
ALTER TABLE import ADD COLUMN mends INTEGER REFERENCES import (id);
ALTER TABLE import ADD COLUMN undone_by INTEGER REFERENCES change (id);

ALTER TABLE item ADD COLUMN added_by INTEGER;
ALTER TABLE item ADD COLUMN missing_since INTEGER;
UPDATE item SET added_by = import_id;
`;
