/**
 * The index of searches; see docs/decisions/0023-search-index.md. `search_state.last_id` is the last item in it:
 * items are numbered in the order in which they come, so that what an import adds lies after it.
 * Blocks of which a text changed since are in `search_stale`, by a trigger, so that whatever
 * writes items need not know of the index. A block holds the folded texts that are its items' own,
 * a line for each, and the numbers of those that items share, which are the lines of the pages of
 * `search_text`. Its `generation` says when it was written: whoever keeps blocks in memory reads
 * those that are newer. FTS5 knows in which blocks three characters stand together.
 *
 * `content_version` counts the changes of everything else: what is kept in memory of items stays
 * right while the index is built, and only SQLite's own count of commits grows then.
 */
export const searchIndex = `
CREATE TABLE search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  last_id INTEGER NOT NULL,
  generation INTEGER NOT NULL
) STRICT;
INSERT INTO search_state VALUES (1, 0, 0);

CREATE TABLE content_version (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO content_version VALUES (1, 1);

CREATE TABLE search_stale (block INTEGER PRIMARY KEY) STRICT;

CREATE TABLE search_block (
  block INTEGER PRIMARY KEY,
  generation INTEGER NOT NULL,
  lines BLOB NOT NULL,
  ends BLOB NOT NULL,
  codes BLOB NOT NULL
) STRICT;
CREATE INDEX search_block_generation ON search_block (generation);

CREATE TABLE search_text (
  page INTEGER PRIMARY KEY,
  generation INTEGER NOT NULL,
  lines BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search_gram USING fts5 (
  lines, content = '', columnsize = 0, detail = none,
  tokenize = 'trigram case_sensitive 1'
);

CREATE TRIGGER search_item_changed AFTER UPDATE OF
  hostname, serial_number, asset_id, ip_address, mac_address, notes, extra, model, part_number,
  site, site_name, region, installed_on, software_version, sys_object_id, currency ON item
BEGIN
  INSERT OR IGNORE INTO search_stale VALUES (new.id >> 7);
END;
`;
