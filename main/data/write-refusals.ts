import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';

/** Why nothing can be changed in a workspace that is read through a private copy. */
export function readOnlyRefusal(path: string): AppError {
  const text = `${basename(path)} is read-only; make it writable, or copy it to another folder and open the copy.`;
  return new AppError('read-only', text);
}

/** Why nothing else can be changed while a change takes several steps; `job` begins the sentence. */
export function runningRefusal(job: string): AppError {
  return new AppError('conflict', `${job} is running; wait until it ends, or cancel it.`);
}
