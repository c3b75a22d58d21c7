/**
 * Who a workspace is, wherever its file lies and whatever it is called, and how many changes were
 * committed to it: the seal beside the file holds both, so that lost changes are noticed.
 */
export const identity = `
CREATE TABLE workspace_identity (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL,
  commits INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO workspace_identity (only, id) VALUES (1, lower(hex(randomblob(16))));
`;
