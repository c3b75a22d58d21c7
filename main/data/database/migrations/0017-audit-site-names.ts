/**
 * What the site of each item with a site code was called when an audit was closed: an item whose code
 * becomes known, or is lost, stands where it stood. NULL without a code, where the name is the site, and
 * in audits closed before.
 */
export const auditSiteNames = `
ALTER TABLE audit_item ADD COLUMN site_name TEXT;
`;
