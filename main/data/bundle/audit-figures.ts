import { figuresText } from '#shared/domain/audit/figures-text';
import type { AuditFigures } from '#shared/domain/audit/figures';
import type { Redaction } from '#shared/domain/audit/redaction';
import type { Database } from '../database/connection.ts';
import type { WrittenAnnex } from '../exports/annex/annex-file.ts';
import { writeFileWhole } from '../exports/atomic-file.ts';
import { hashOfText } from '../queries/audit/figures-hash.ts';
import { readFiguresFrom } from '../queries/audit/read-figures.ts';
import { redactAudit } from '../queries/audit/redacted.ts';
import type { Question } from '../queries/summary-document.ts';

/** The figures of an audit as the one text of them that there is, with its hash and their date. */
export type FiguresFile = {
  readonly text: string;
  readonly sha256: string;
  readonly figures: AuditFigures;
  /** The name of the workspace, as the reader of the figures may see it. */
  readonly workspaceName: string;
};

/** Of what figures are read, and who may see them. */
export type FiguresQuestion = Question & {
  /** Everything where it is left out. */
  readonly redaction?: Redaction | undefined;
};

/** The figures of a question, read from a snapshot; see `readFiguresFrom`. */
export async function readFiguresFile(
  db: Database,
  { redaction = 'full', ...question }: FiguresQuestion,
  workspaceName: string,
): Promise<FiguresFile> {
  const whole = await readFiguresFrom(db, question);
  const redacted = await redactAudit(db, whole, redaction, { workspaceName });
  const { figures, workspaceName: name } = redacted;
  const text = figuresText(figures);
  const sha256 = hashOfText(text);
  return { text, sha256, figures, workspaceName: name };
}

/** Writes the figures to a file, whole or not at all; there is nothing in them to count. */
export async function writeFiguresFile(
  db: Database,
  question: FiguresQuestion,
  path: string,
): Promise<WrittenAnnex> {
  const { text, sha256 } = await readFiguresFile(db, question, '');
  await writeFileWhole(path, (sink) => sink(text));
  return { rows: 0, cuts: 0, missing: [], bytes: Buffer.byteLength(text), sha256 };
}
