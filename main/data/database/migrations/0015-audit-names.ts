/**
 * Which names of sites and hosts occurred in what people wrote of an audit when it was closed, in its
 * figures and in its title, as JSON: a reader who may not see them gets the same figures later, though
 * the sites are called otherwise then.
 */
export const auditNames = `
ALTER TABLE audit ADD COLUMN named_places TEXT NOT NULL DEFAULT '{"figures":[],"title":[]}';

CREATE TRIGGER audit_names_unchanged BEFORE UPDATE OF named_places ON audit
BEGIN SELECT RAISE(ABORT, 'A closed audit is never altered.'); END;
`;
