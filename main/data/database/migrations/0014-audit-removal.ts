/**
 * What the removal plan said of each item when an audit was closed: flagged equipment that is gone later
 * went by plan, or vanished. NULL for items that were not planned, and in audits closed before.
 */
export const auditRemoval = `
ALTER TABLE audit_item ADD COLUMN removal TEXT;
`;
