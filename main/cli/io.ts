import type { Composition } from '#shared/domain/audit/composition';
import type { Secret } from '../data/encryption/secret.ts';

/** Request for the printed summary; only a process with windows can answer it. */
export type ReportRequest = {
  readonly workspacePath: string;
  readonly outPath: string;
  readonly asOf?: string;
  readonly policyIds?: string[];
  /** A closed audit, whose frozen figures are printed. */
  readonly auditId?: number;
  readonly composition?: Composition;
  /** What opens the workspace where it is encrypted. */
  readonly secret: Secret | null;
};

/** What the command line writes to, and what it can ask of the program around it. */
export type CliPort = {
  stdout(this: void, text: string): void;
  stderr(this: void, text: string): void;
  /** Standard output is a terminal, not a file or another program. */
  readonly isTerminal?: boolean;
  /** Where the code of the import worker is. */
  readonly workerUrl: URL;
  /** What opens an encrypted workspace, where the operator gave it. */
  readonly passphrase?: string | undefined;
  /** One sentence: why the file that was to hold it is not taken for a passphrase. */
  readonly passphraseTrouble?: string;
  /** What else that file may have meant to an earlier version; it opens workspaces, and encrypts none. */
  readonly formerPassphrase?: string;
  /** Absent where there is no display to print with. */
  readonly renderReport?: (request: ReportRequest) => Promise<void>;
};

/**
 * What commands write to. What they tell neither steers a terminal nor adds a line of its own, whatever
 * the texts of a file hold.
 */
export type CliIo = Omit<CliPort, 'stdout' | 'stderr' | 'isTerminal'> & {
  /** Tells something on standard output, each text in one line. */
  say(...lines: readonly string[]): void;
  /** Tells something on standard error, in one line. */
  warn(line: string): void;
  /** Writes the one document that was asked for with `--json`. */
  json(value: unknown): void;
  /** Writes rows and documents that were asked for, as they are; only a terminal is spared what steers it. */
  data(text: string): void;
};

/** A call that is wrong in its words: exit code 2. The message says how it is right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A command that is done, or that found something wrong and has said so. */
export type ExitCode = 0 | 1 | 2;
