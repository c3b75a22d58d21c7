import { AppError } from '#shared/rpc/app-error';

/** A failure that says why an archive is not looked into: it is damaged, or made to deceive. */
export function refused(sentence: string): AppError {
  return new AppError('invalid-input', sentence);
}

/**
 * A bundle in a form that is not read, so that nothing can be said of it: neither that it fits nor
 * that it was changed.
 */
export class NotRead extends AppError {
  constructor(sentence: string) {
    super('invalid-input', sentence);
  }
}
