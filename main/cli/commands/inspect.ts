import { inspectFile } from '../../import/inspect.ts';
import { readRecords } from '../../import/read-records.ts';
import { openTable } from '../../import/table.ts';
import { exactCsvRecord } from '../../data/exports/csv-text.ts';
import { builtInFieldAliases } from '../../tagging/field-catalogue.ts';
import { UsageError, type CliIo, type ExitCode } from '../io.ts';
import { parseOptions } from '../options.ts';
import { READING_OPTIONS, readingOption } from '../reading-options.ts';

const OPTIONS = {
  ...READING_OPTIONS,
  json: { type: 'boolean' },
  rows: { type: 'boolean' },
} as const;

const DELIMITER_NAMES: Readonly<Record<string, string>> = { '\t': 'tab', ' ': 'space' };

/** `inspect FILE [--json | --rows]`: what the reader understood of a file. */
export async function inspectCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  const reading = readingOption(parsed);
  const [path] = parsed.positionals;
  if (path === undefined || path === '' || parsed.positionals.length > 1) {
    throw new UsageError('Name one file: inspect FILE [--json | --rows] and how to read it');
  }
  if (parsed.flag('rows') && parsed.flag('json')) {
    throw new UsageError('--rows writes rows and --json one document; name one of them');
  }
  if (parsed.flag('rows')) {
    const table = await openTable(path, reading, builtInFieldAliases());
    io.data(exactCsvRecord(table.headings.map(({ name }) => name)));
    for await (const { records } of readRecords(table)) {
      io.data(records.map(({ cells }) => exactCsvRecord(cells)).join(''));
    }
    return 0;
  }
  const file = await inspectFile(path, reading, builtInFieldAliases());
  if (parsed.flag('json')) {
    io.json({
      file: file.fileName,
      bytes: file.bytes,
      sha256: file.sha256,
      encoding: file.encoding,
      encodingSure: file.isEncodingSure,
      encodingChoices: file.encodingChoices,
      delimiter: file.delimiter,
      quote: file.quote,
      escape: file.escape,
      newline: file.newline,
      headerRow: file.headerRow,
      headerRows: file.headerRows,
      footerRows: file.footerRows,
      columns: file.columns.map(({ name, mappedTo }) => ({ name, mappedTo })),
      rows: file.rows,
      suggestedKey: file.suggestedKey.map((parts) => parts.join('+')),
      questions: file.questions,
      warnings: file.warnings,
    });
    return 0;
  }
  io.say(
    `${file.fileName}: ${file.rows} rows, ${file.columns.length} columns`,
    `encoding ${file.encoding}, delimiter ${DELIMITER_NAMES[file.delimiter] ?? file.delimiter}, line ends ${file.newline}, ${file.headerRow === 0 ? 'no headings' : `headings on line ${file.headerRow}`}`,
    ...file.columns.map(({ name, mappedTo }) => `  ${name} -> ${mappedTo ?? '(kept as it is)'}`),
    ...file.warnings.map(({ message }) => `warning: ${message}`),
  );
  return 0;
}
