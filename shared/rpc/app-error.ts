import { z } from 'zod';

/** The closed list of what can go wrong across a boundary. */
export const APP_ERROR_CODES = [
  'invalid-input',
  'not-found',
  'conflict',
  'cancelled',
  'io',
  'read-only',
  'file-empty',
  'file-binary',
  'file-directory',
  'file-missing',
  'file-changed',
  'too-many-columns',
  'no-header',
  'no-rows',
  'record-too-long',
  'workspace-foreign',
  'workspace-too-new',
  'workspace-busy',
  'workspace-locked',
  'workspace-corrupt',
  'changes-lost',
  'disk-full',
  'host-crashed',
  'internal',
] as const;
export const appErrorCodeSchema = z.enum(APP_ERROR_CODES);
export type AppErrorCode = z.infer<typeof appErrorCodeSchema>;

/**
 * An expected failure. Its message is one sentence for the operator: what happened, where, and
 * what to do. Anything else that is thrown is a defect and crosses boundaries as `internal`.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;

  constructor(code: AppErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}

/** True for an `AppError`, of one code where `code` is given. */
export function isAppError(error: unknown, code?: AppErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}
