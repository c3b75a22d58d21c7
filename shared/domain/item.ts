import { z } from 'zod';

/**
 * The canonical fields of an item, in the order screens and exports list them.
 * Columns of a file that map to none of them are kept with the item under their own heading.
 */
export const ITEM_FIELDS = [
  'assetId',
  'serialNumber',
  'hostname',
  'manufacturer',
  'model',
  'partNumber',
  'function',
  'placement',
  'generation',
  'site',
  'siteName',
  'country',
  'region',
  'latitude',
  'longitude',
  'status',
  'installedOn',
  'softwareVersion',
  'ipAddress',
  'macAddress',
  'sysObjectId',
  'quantity',
  'unitCost',
  'currency',
  'notes',
] as const;

export const itemFieldSchema = z.enum(ITEM_FIELDS);
export type ItemField = z.infer<typeof itemFieldSchema>;

/**
 * Fields that a person sets as they stand, in many items at once. The others are tags: placement,
 * function, and the vendor in place of the manufacturer, which stays as its file wrote it.
 */
export const EDITABLE_FIELDS = [
  'status',
  'country',
  'region',
  'site',
  'siteName',
  'latitude',
  'longitude',
  'generation',
  'installedOn',
  'hostname',
  'assetId',
  'serialNumber',
  'model',
  'partNumber',
  'softwareVersion',
  'ipAddress',
  'macAddress',
  'sysObjectId',
  'quantity',
  'unitCost',
  'currency',
  'notes',
] as const satisfies readonly ItemField[];
export const editableFieldSchema = z.enum(EDITABLE_FIELDS);
export type EditableField = z.infer<typeof editableFieldSchema>;

/** Fields that together say which piece of equipment a row is about. */
export const IDENTITY_FIELDS = [
  'assetId',
  'serialNumber',
  'hostname',
  'manufacturer',
  'model',
  'partNumber',
] as const satisfies readonly ItemField[];

export const PLACEMENTS = ['core', 'edge', 'untagged'] as const;
export const placementSchema = z.enum(PLACEMENTS);
export type Placement = z.infer<typeof placementSchema>;

export const STATUSES = ['in-service', 'spare', 'planned', 'decommissioned'] as const;
export const statusSchema = z.enum(STATUSES);
export type Status = z.infer<typeof statusSchema>;

/**
 * The asset categories of the EU coordinated risk assessment of 5G networks (NIS Cooperation
 * Group, 2019-10-09), plus fixed access, customer premises and other.
 */
export const FUNCTIONS = [
  'core-network',
  'nfv-mano',
  'management',
  'radio-access',
  'transport',
  'internetwork-exchange',
  'fixed-access',
  'customer-premises',
  'other',
] as const;
export const functionSchema = z.enum(FUNCTIONS);
export type NetworkFunction = z.infer<typeof functionSchema>;

export const GENERATIONS = ['2G', '3G', '4G', '5G'] as const;
export const generationSchema = z.enum(GENERATIONS);
export type Generation = z.infer<typeof generationSchema>;

/** Who set a tag: the file's own value, a rule of the catalogue, or a person. */
export const TAG_ORIGINS = ['file', 'rule', 'person'] as const;
export const tagOriginSchema = z.enum(TAG_ORIGINS);
export type TagOrigin = z.infer<typeof tagOriginSchema>;
