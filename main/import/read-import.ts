import type { ImportPlan } from '#shared/contract/import';
import { itemFieldSchema, type ItemField } from '#shared/domain/item';
import { AppError } from '#shared/rpc/app-error';
import { EvidenceReader } from '../tagging/evidence-reader.ts';
import { MacPrefixes } from '../tagging/mac-prefixes.ts';
import { OwnRules } from '../tagging/own-rules.ts';
import { SettledSigns } from '../tagging/settled-signs.ts';
import { SupplierResolver } from '../tagging/supplier-resolver.ts';
import { TagRules } from '../tagging/tag-rules.ts';
import { ClassTable } from './class-table.ts';
import { FileWatch } from './file-watch.ts';
import { beginsRejects, HeadingWords } from './headings.ts';
import { ItemTagger } from './item-tagger.ts';
import { readingKnowledge } from './knowledge.ts';
import {
  FIELD_COLUMNS,
  ROW_COLUMNS,
  type ImportBatch,
  type ImportJob,
  type OwnCells,
  type RejectedRow,
  type WorkerMessage,
} from './protocol.ts';
import { exportedRowKey, isOwnExport } from './own-export.ts';
import { ColumnPacker, type PackedColumn } from './packed-column.ts';
import { readRecords, type LeftOut } from './read-records.ts';
import { readingMarks } from './reading-marks.ts';
import { readingWarnings } from './reading-marks-warnings.ts';
import { RowReader, type ReadItem } from './row-reader.ts';
import { unambiguousCells } from './unambiguous-cells.ts';
import { RowSums } from './row-sums.ts';
import { FIELD_AT, type RowValues } from './row-values.ts';
import { openTable, type Table } from './table.ts';
import { WarningTally } from './warnings.ts';

const ROWS_PER_BATCH = 1000;

type StoredField = keyof typeof FIELD_COLUMNS;
type Importing = Extract<ImportJob, { kind: 'import' }>;

function isStored(field: ItemField): field is StoredField {
  return field in FIELD_COLUMNS;
}

/** Fields that the file or a default fills, in the order of the canonical list. */
function storedFields(plan: ImportPlan): StoredField[] {
  const named = new Set([...plan.mapping, ...plan.defaults].map(({ field }) => field));
  return itemFieldSchema.options.filter((field) => named.has(field)).filter(isStored);
}

/** The columns of every row, in the order in which they are sent. */
function columnsOf(fields: readonly StoredField[]): string[] {
  return [...ROW_COLUMNS, ...fields.map((field) => FIELD_COLUMNS[field])];
}

/** What the columns that Provenet puts before rejected rows say of one. */
function ownCellsOf([line = '', , mark = '']: readonly string[]): OwnCells {
  return { line: line.trim(), mark: mark.trim() };
}

/**
 * The first mark of an import among the first rows; a line with a stray quote is one text, which
 * holds the mark too.
 */
function ownMarkOf({ sample }: Table): string | null {
  const mark = /(?<![^\W_])\d+-[0-9a-f]{12}(?![^\W_])/u;
  for (const { cells, hasStrayQuote } of sample) {
    const found = mark.exec(hasStrayQuote ? (cells[0] ?? '') : ownCellsOf(cells).mark);
    if (found !== null) return found[0];
  }
  return null;
}

/** What a rejected row says of some fields. */
function saidIn(values: RowValues, fields: ReadonlySet<ItemField>): RejectedRow['said'] {
  return Object.fromEntries([...fields].map((field) => [field, values[FIELD_AT[field]] ?? null]));
}

/** Gathers the rows of one batch. */
class BatchBuilder {
  ownCells: OwnCells[] = [];
  rowKeys: (string | null)[] = [];
  rejects: RejectedRow[] = [];
  blankRows = 0;
  footerRows = 0;
  rows = 0;
  readonly #numbers: [row: number[], line: number[], classRef: number[]] = [[], [], []];
  #filled: number[] = [];
  readonly #extra = new ColumnPacker();
  readonly #fields: readonly { readonly at: number; readonly packer: ColumnPacker }[];
  readonly #classes: ClassTable;
  readonly #sums: RowSums;

  constructor(fields: readonly StoredField[], classes: ClassTable) {
    this.#fields = fields.map((field) => ({ at: FIELD_AT[field], packer: new ColumnPacker() }));
    this.#classes = classes;
    this.#sums = new RowSums(columnsOf(fields));
  }

  addItem(item: ReadItem, row: number, line: number): void {
    const { extra, filled, values, numbers } = item;
    const classRef = this.#classes.classOf(item);
    const [rows, lines, classRefs] = this.#numbers;
    rows.push(row);
    lines.push(line);
    classRefs.push(classRef);
    this.#filled.push(filled);
    this.#extra.add(extra);
    for (const { at, packer } of this.#fields) packer.add(values[at] ?? null, numbers[at]);
  }

  /** Counts rows at the end that the plan leaves out. */
  leaveOut(rows: number): void {
    this.footerRows += rows;
    this.rows += rows;
  }

  take(rowsRead: number, bytesRead: number): ImportBatch {
    const columns: PackedColumn[] = [
      ...this.#numbers.map((numbers) => ({
        kind: 'integers' as const,
        integers: new Uint32Array(numbers),
      })),
      this.#extra.take(),
      ...this.#fields.map(({ packer }) => packer.take()),
    ];
    const batch: ImportBatch = {
      kind: 'batch',
      columns,
      sums: this.#sums.next(columns, this.#numbers[0].length),
      filled: this.#filled.some((each) => each !== 0) ? new Uint32Array(this.#filled) : null,
      ownCells: this.ownCells,
      rowKeys: this.rowKeys,
      rejects: this.rejects,
      blankRows: this.blankRows,
      footerRows: this.footerRows,
      rowsRead,
      bytesRead,
      ...this.#classes.takeNew(),
    };
    for (const numbers of this.#numbers) numbers.length = 0;
    this.#filled = [];
    this.ownCells = [];
    this.rowKeys = [];
    this.rejects = [];
    this.blankRows = 0;
    this.footerRows = 0;
    this.rows = 0;
    return batch;
  }
}

/** The start of the file's first line, for a message. */
function firstCells({ headingLine, headings, sample }: Table): string[] {
  const cells = headingLine === 0 ? (sample[0]?.cells ?? []) : headings.map(({ name }) => name);
  return cells.slice(0, 4).map((cell) => cell.slice(0, 40));
}

function assertSameFile({ facts }: Table, sha256: string | undefined): void {
  if (sha256 === undefined || sha256 === facts.sha256) return;
  const text = `${facts.fileName} has changed since it was looked at; nothing was imported. Choose it again.`;
  throw new AppError('file-changed', text);
}

function checkPlan(table: Table, plan: ImportPlan): void {
  const columns = plan.mapping.map(({ column }) => column);
  const fields = plan.mapping.map(({ field }) => field);
  const beyond = columns.find((column) => column >= table.headings.length);
  if (beyond !== undefined) {
    const text = `Column ${beyond + 1} is mapped, but ${table.facts.fileName} has ${table.headings.length} columns; map again.`;
    throw new AppError('invalid-input', text);
  }
  if (new Set(columns).size < columns.length || new Set(fields).size < fields.length) {
    throw new AppError('invalid-input', 'A column or a field is mapped twice; map each once.');
  }
  if (fields.length === 0) {
    const start = firstCells(table).join('", "');
    throw new AppError(
      'no-header',
      `No column of ${table.facts.fileName} is mapped to a field (its first line reads "${start}"); add a row of column headings, or map the columns by hand.`,
    );
  }
}

/**
 * Reads a file by a plan and sends its rows in batches. `send` resolves when the receiver can
 * take more. Fails with an `AppError`; what was sent until then must be thrown away.
 */
export async function readImport(
  job: Importing,
  send: (message: WorkerMessage) => Promise<void>,
): Promise<void> {
  const { aliases, words, registry, tagRules } = readingKnowledge();
  const table = await openTable(job.path, job.plan, aliases, {
    ...(job.facts === undefined ? {} : { facts: job.facts }),
    onBytes: (bytesRead) => {
      void send({ kind: 'analysing', bytesRead });
    },
  });
  assertSameFile(table, job.sha256);
  checkPlan(table, job.plan);
  const fields = storedFields(job.plan);
  const marks = readingMarks(table, job.plan);
  const headings = table.headings.map(({ name }) => name);
  const hasOwn = beginsRejects(headings);
  const isExport = isOwnExport(headings);
  await send({
    kind: 'started',
    fileName: table.facts.fileName,
    sha256: table.facts.sha256,
    bytes: table.facts.bytes,
    headings,
    delimiter: table.dialect.delimiter,
    encoding: table.encoding,
    quote: table.dialect.quote,
    escape: table.dialect.escape,
    newline: table.newline,
    ownMark: hasOwn ? ownMarkOf(table) : null,
    isOwnExport: isExport,
    decimalCommas: fields.filter((field) => marks.decimalMarkOf(field) === ','),
    columns: columnsOf(fields),
  });
  const fieldOf = new Map(job.plan.mapping.map(({ column, field }) => [column, field]));
  const headingWords = new HeadingWords(table.headings, aliases);
  const watch = new FileWatch(
    table.headings.map(({ name }, column) => ({ name, field: fieldOf.get(column) ?? null })),
    headingWords,
  );
  const tally = new WarningTally();
  const reader = new RowReader({
    headings: table.headings,
    plan: job.plan,
    words,
    headingWords,
    marks,
    tagger: new ItemTagger(
      new SupplierResolver(registry, job.own, job.decisions, job.ownNames),
      { own: new OwnRules(job.ownRules), builtIn: new TagRules(tagRules) },
      new EvidenceReader(registry, { macs: new MacPrefixes(job.macPrefixes) }),
      new SettledSigns(job.settledSigns),
    ),
    warn: (code, subject, line) => {
      tally.add(code, subject, line);
    },
  });
  const keyFields = new Set(job.plan.key.flat());
  const columnFields = table.headings.map((_heading, column) => fieldOf.get(column) ?? null);
  const hasComma = (field: ItemField): boolean => marks.decimalMarkOf(field) === ',';
  const batch = new BatchBuilder(fields, new ClassTable(job.installBoundaries));
  let row = 0;
  let bytesRead = 0;
  const leftOut: LeftOut = { rows: [] };
  for await (const read of readRecords(table, undefined, leftOut)) {
    bytesRead = read.bytesRead;
    watch.add(read);
    for (const record of read.records) {
      row += 1;
      batch.rows += 1;
      const outcome = reader.read(record);
      if (outcome.kind === 'item') {
        batch.addItem(outcome.item, row, record.line);
        if (hasOwn) batch.ownCells.push(ownCellsOf(record.cells));
        if (isExport) batch.rowKeys.push(exportedRowKey(record.cells));
      } else if (outcome.kind === 'blank') batch.blankRows += 1;
      else {
        const reasons = [...outcome.reasons];
        const said = saidIn(outcome.values, keyFields);
        const cells = unambiguousCells(record.cells, columnFields, outcome.values, hasComma);
        batch.rejects.push({ row, line: record.line, reasons, cells, said });
      }
      if (batch.rows >= ROWS_PER_BATCH) await send(batch.take(row, bytesRead));
    }
  }
  row += leftOut.rows.length;
  batch.leaveOut(leftOut.rows.length);
  if (row === 0) {
    throw new AppError(
      'no-rows',
      `${table.facts.fileName} has column headings on line ${table.headingLine} but no rows below them; export it again with its data.`,
    );
  }
  if (batch.rows > 0) await send(batch.take(row, bytesRead));
  // Whoever mapped the column says what it is.
  const unfit = table.unfit.flatMap(({ column, warning }) =>
    fieldOf.has(column) ? [] : [warning],
  );
  const namibia = reader.doubtfulNamibia;
  if (namibia !== null) tally.add('country-na', '', namibia);
  const { warnings, formats } = watch.finish(leftOut.rows);
  const open = readingWarnings(formats, marks, {
    dateOrder: job.plan.dateOrder !== undefined,
    decimalMark: job.plan.decimalMark !== undefined,
  });
  await send({
    kind: 'done',
    warnings: [...table.warnings, ...unfit, ...warnings, ...open, ...tally.list()],
  });
}
