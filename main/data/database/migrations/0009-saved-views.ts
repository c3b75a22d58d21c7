/**
 * Views of the inventory: which items, in which order and columns, as JSON. A removed one waits
 * for undo until the workspace is opened the next time.
 */
export const savedViews = `
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  view TEXT NOT NULL,
  is_start INTEGER NOT NULL DEFAULT 0 CHECK (is_start IN (0, 1)),
  is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX saved_view_name ON saved_view (name COLLATE NOCASE) WHERE is_removed = 0;
CREATE UNIQUE INDEX saved_view_start ON saved_view (is_start) WHERE is_start = 1 AND is_removed = 0;
`;
