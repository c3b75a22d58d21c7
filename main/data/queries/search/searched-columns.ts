import { FIELD_BREAK } from '#shared/domain/search-text';

/** Columns of `item` whose texts are mostly an item's own. Unmapped columns are among them. */
export const OWN_COLUMNS = [
  'hostname',
  'serial_number',
  'asset_id',
  'ip_address',
  'mac_address',
  'notes',
] as const;

/** Columns of `item` whose texts many items share. */
export const SHARED_COLUMNS = [
  'model',
  'part_number',
  'site',
  'site_name',
  'region',
  'installed_on',
  'software_version',
  'sys_object_id',
  'currency',
] as const;

/** The values of the unmapped columns of `item i` as one text; their headings are not searched. */
export const EXTRA_TEXT = `CASE WHEN i.extra IS NOT NULL THEN
  (SELECT group_concat(e.value, char(${FIELD_BREAK.charCodeAt(0)})) FROM json_each(i.extra) e) END`;

/** The columns of an item's own texts as one text. */
export const OWN_TEXT = `concat_ws(char(${FIELD_BREAK.charCodeAt(0)}),
  ${OWN_COLUMNS.map((column) => `i.${column}`).join(', ')}, ${EXTRA_TEXT})`;

/** Everything of `item i` that a search looks at, beside what its class says, as one text. */
export const ITEM_TEXT = `concat_ws(char(${FIELD_BREAK.charCodeAt(0)}),
  ${SHARED_COLUMNS.map((column) => `i.${column}`).join(', ')}, ${OWN_TEXT})`;
