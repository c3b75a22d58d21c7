/**
 * The plan by which equipment goes, a row for each item that is on it, and for undo what stood there
 * before a change; `status` is NULL where the item was not on the plan. Costs are in hundredths, so
 * that sums are exact. `change_id` names no foreign key for the reason that `item` names none.
 */
export const removalPlan = `
CREATE TABLE item_removal (
  item_id INTEGER PRIMARY KEY,
  status TEXT NOT NULL CHECK (status IN
    ('planned', 'ordered', 'replaced', 'removed', 'disposed', 'certificate-filed')),
  owner TEXT,
  due_on TEXT,
  replacement TEXT,
  cost INTEGER,
  currency TEXT,
  note TEXT,
  change_id INTEGER NOT NULL,
  CHECK ((cost IS NULL) = (currency IS NULL))
) STRICT;

CREATE TABLE change_removal (
  change_id INTEGER NOT NULL,
  item_id INTEGER NOT NULL,
  status TEXT,
  owner TEXT,
  due_on TEXT,
  replacement TEXT,
  cost INTEGER,
  currency TEXT,
  note TEXT,
  former_change INTEGER,
  PRIMARY KEY (change_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_removal_item ON change_removal (item_id);
`;
