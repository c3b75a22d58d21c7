/** Columns by the names the sort order knows. */
export const COLUMN_LABELS = {
  verdict: 'Verdict',
  supplier: 'Vendor',
  hostname: 'Host name',
  serialNumber: 'Serial',
  model: 'Model',
  function: 'Function',
  placement: 'Placement',
  generation: 'Generation',
  site: 'Site',
  country: 'Country',
  status: 'Status',
  deadline: 'Deadline',
  installedOn: 'Installed',
  manufacturer: 'As written',
  quantity: 'Quantity',
  assetId: 'Asset ID',
  partNumber: 'Part number',
} as const;
export type ColumnId = keyof typeof COLUMN_LABELS;
