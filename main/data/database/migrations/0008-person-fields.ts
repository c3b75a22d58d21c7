/**
 * Which fields of an item a person set, by stored column, with the change that did: a JSON object
 * such as `{"site":12}`, NULL for most items. Imports leave these fields alone.
 */
export const personFields = `
ALTER TABLE item ADD COLUMN person_fields TEXT;
`;
