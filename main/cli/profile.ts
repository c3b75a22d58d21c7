import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseProfile, type Profile } from '#shared/contract/profile';
import { AppError } from '#shared/rpc/app-error';

/** Reads a profile from a file. Fails with one sentence that names the place of the mistake. */
export function readProfile(path: string): Profile {
  const name = basename(path);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const sentence = `The profile ${name} could not be read; name a JSON file.`;
    throw new AppError('invalid-input', sentence, { cause: error });
  }
  return parseProfile(name, text);
}
