import type { ImportPlan, Inspection, ReadWarning, Reject } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import type { ActiveRule } from '#shared/domain/own-tag-rule';
import type { ResolutionStep } from '#shared/domain/supplier';
import type { AppErrorCode } from '#shared/rpc/app-error';
import type { MacPrefix } from '../tagging/mac-prefixes.ts';
import type { SettledSign } from '../tagging/settled-signs.ts';
import type { NameDecision, OwnName, OwnSupplier } from '../tagging/supplier-resolver.ts';
import type { FileFacts } from './file-facts.ts';
import type { InspectedFile } from './inspect.ts';
import type { PackedColumn } from './packed-column.ts';
import type { Sums } from './row-sums.ts';
import type { ReadOptions } from './table.ts';

/** What the import worker is to do; it does one job after another. */
export type ImportJob =
  | { readonly kind: 'inspect'; readonly path: string; readonly options: ReadOptions }
  | {
      readonly kind: 'import';
      readonly path: string;
      readonly plan: ImportPlan;
      readonly own: readonly OwnSupplier[];
      readonly decisions: readonly NameDecision[];
      readonly ownNames: readonly OwnName[];
      /** The operator's tag rules that are switched on, in their order. */
      readonly ownRules: readonly ActiveRule[];
      /** Whom MAC addresses were assigned to, where the operator supplied a registry. */
      readonly macPrefixes: readonly MacPrefix[];
      /** The operator's decisions on equipment that says another maker than its label. */
      readonly settledSigns: readonly SettledSign[];
      /** Days on which a rule about new installations takes effect, ascending. */
      readonly installBoundaries: readonly string[];
      /** SHA-256 of the file that the operator looked at; another content is refused. */
      readonly sha256?: string;
      /** What a pass over the file has just told; left out, the file is read for it first. */
      readonly facts?: FileFacts;
    };

/** Columns of the `item` table that a field of the file fills directly; others are its class's. */
export const FIELD_COLUMNS = {
  assetId: 'asset_id',
  serialNumber: 'serial_number',
  hostname: 'hostname',
  model: 'model',
  partNumber: 'part_number',
  site: 'site',
  siteName: 'site_name',
  region: 'region',
  latitude: 'latitude',
  longitude: 'longitude',
  installedOn: 'installed_on',
  softwareVersion: 'software_version',
  ipAddress: 'ip_address',
  macAddress: 'mac_address',
  sysObjectId: 'sys_object_id',
  quantity: 'quantity',
  unitCost: 'unit_cost',
  currency: 'currency',
  notes: 'notes',
} as const satisfies Partial<Record<ItemField, string>>;

/** Values that every row carries before those of its fields, in this order. */
export const ROW_COLUMNS = ['row_number', 'line_number', 'class_ref', 'extra'] as const;

export type CellValue = string | number | null;

/** A manufacturer text met for the first time in the file; classes refer to it by its position. */
export type ManufacturerRef = {
  readonly text: string;
  readonly variant: string;
  readonly supplierId: string | null;
  readonly matchedName: string | null;
  readonly by: 'rule' | 'person' | null;
  readonly step: ResolutionStep | null;
};

/** The tags of an item with who set each: `file`, or `rule:<id>`. */
export type Tags = {
  readonly functionText: string | null;
  readonly function: string | null;
  readonly functionBy: string | null;
  readonly placement: string;
  readonly placementBy: string | null;
  readonly generation: string | null;
  readonly generationBy: string | null;
};

/** A combination of tags and deciding facts; rows refer to it by its position in the file. */
export type ClassFacts = Tags & {
  readonly manufacturerRef: number | null;
  readonly country: string | null;
  readonly status: string | null;
  readonly installedSince: string | null;
  /** What else the item says of its maker; see `EvidenceReader`. */
  readonly evidence: string | null;
  /** The supplier that the operator decided on for such equipment, and by which decision. */
  readonly supplierOverride: string | null;
  readonly supplierBy: string | null;
};

/** What the columns say that Provenet puts before rejected rows: the line, and which import it was. */
export type OwnCells = { readonly line: string; readonly mark: string };

/** A rejected row, and what it says of the fields that identify an item, as far as it was understood. */
export type RejectedRow = Reject & {
  readonly said: Readonly<Partial<Record<ItemField, CellValue>>>;
};

export type ImportBatch = {
  readonly kind: 'batch';
  /** The values of all rows by column, in the order of `columns` of the start message. */
  readonly columns: readonly PackedColumn[];
  /** What each row says, summed up; see `RowSums`. */
  readonly sums: Sums;
  /** For each row the fields that defaults fill, a bit for each (`FIELD_AT`); `null` where none does. */
  readonly filled: Uint32Array | null;
  readonly manufacturers: readonly ManufacturerRef[];
  readonly classes: readonly ClassFacts[];
  /** What our own columns say of each of these rows; empty where the file has none. */
  readonly ownCells: readonly OwnCells[];
  /** What an export says that the item of each row without a key is known by; empty of other files. */
  readonly rowKeys: readonly (string | null)[];
  readonly rejects: readonly RejectedRow[];
  /** Rows left out because they are blank. */
  readonly blankRows: number;
  /** Rows at the end of the file that the plan leaves out. */
  readonly footerRows: number;
  readonly rowsRead: number;
  readonly bytesRead: number;
};

export type WorkerMessage =
  | { readonly kind: 'inspected'; readonly file: InspectedFile }
  | { readonly kind: 'analysing'; readonly bytesRead: number }
  | {
      readonly kind: 'started';
      readonly fileName: string;
      readonly sha256: string;
      readonly bytes: number;
      readonly headings: readonly string[];
      readonly delimiter: string;
      readonly encoding: string;
      readonly quote: string;
      readonly escape: Inspection['escape'];
      readonly newline: Inspection['newline'];
      /** Which import the first rows say that they belong to, where our own columns stand first. */
      readonly ownMark: string | null;
      /** True of an inventory that Provenet wrote. */
      readonly isOwnExport: boolean;
      /** Fields whose numbers the file writes with a decimal comma. */
      readonly decimalCommas: readonly ItemField[];
      /** Columns of the values in every batch: `ROW_COLUMNS`, then those of the fields. */
      readonly columns: readonly string[];
    }
  | ImportBatch
  | { readonly kind: 'done'; readonly warnings: readonly ReadWarning[] }
  | { readonly kind: 'failed'; readonly code: AppErrorCode; readonly message: string }
  /** The last message of each job; the worker waits for another then. */
  | { readonly kind: 'over' };

/** Sent back for each batch that was written; the worker keeps few batches under way. */
export type HostMessage = { readonly kind: 'credit' };
