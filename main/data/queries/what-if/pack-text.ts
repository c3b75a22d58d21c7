import { policyPackSchema, type PolicyPack } from '#shared/domain/policy';
import { AppError } from '#shared/rpc/app-error';

/** Where in a pack something is wrong: `rules[2].effect.from`. */
function pathWords(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./u, '');
}

/**
 * Reads a policy pack that was given as text. Fails with `invalid-input` and one sentence that says
 * where it is no pack.
 */
export function parsePackText(text: string): PolicyPack {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'invalid-input',
      `The policy pack is not JSON (${because}); give the whole text of its file.`,
      { cause: error },
    );
  }
  const parsed = policyPackSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined ? '' : pathWords(issue.path);
  const what = issue === undefined ? 'it has another form' : issue.message.replace(/\.$/u, '');
  throw new AppError(
    'invalid-input',
    `This is not a policy pack: ${where === '' ? '' : `${where}: `}${what}; correct it and try again.`,
  );
}
