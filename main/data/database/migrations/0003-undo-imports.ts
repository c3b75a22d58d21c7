/**
 * What undoing one import in the midst of others needs: the class that a change gave an item, so
 * that what it changed is told from what others changed later, and which known items an import
 * named, changed or not, one bit for each id.
 */
export const undoImports = `
ALTER TABLE change_item ADD COLUMN after_class INTEGER REFERENCES item_class (id);

CREATE TABLE import_named (
  import_id INTEGER PRIMARY KEY REFERENCES import (id),
  items BLOB NOT NULL
) STRICT;
`;
