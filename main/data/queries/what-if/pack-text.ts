import { readPack } from '#shared/domain/pack-troubles';
import type { PolicyPack } from '#shared/domain/policy';
import { AppError } from '#shared/rpc/app-error';
import { parseStrictJson, StrictJsonError } from '../../files/strict-json.ts';

function parse(text: string): unknown {
  try {
    return parseStrictJson(text);
  } catch (error) {
    if (!(error instanceof StrictJsonError)) throw error;
    throw new AppError(
      'invalid-input',
      `The policy pack is not JSON (line ${error.line}, column ${error.column}: ${error.message}); give the whole text of its file.`,
      { cause: error },
    );
  }
}

/**
 * Reads a policy pack that was given as text, as strictly as one from a file. Fails with
 * `invalid-input` and one sentence that says where it is no pack.
 */
export function parsePackText(text: string): PolicyPack {
  const { pack, troubles } = readPack(parse(text));
  if (pack !== null) return pack;
  const [first] = troubles;
  const what = first === undefined ? 'it has another form' : `${first.place}: ${first.reason}`;
  throw new AppError(
    'invalid-input',
    `This is not a policy pack: ${what}; correct it and try again.`,
  );
}
