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

/** The failure for an archive that holds sound files, perhaps, but is packed otherwise than is read. */
export function notUnpacked(form: string): NotRead {
  return new NotRead(
    `The archive is packed in a form that is not read (${form}); unpack it, and pack the files anew as an ordinary ZIP file.`,
  );
}
