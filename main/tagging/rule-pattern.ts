import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import { OWN_RULE_LIMITS } from '#shared/domain/own-tag-rule';
import { AppError } from '#shared/rpc/app-error';

/**
 * How large a compiled pattern may be. Time grows with it times the length of the text, and
 * repetitions multiply: 30 characters can ask for a hundred thousand steps a letter.
 */
const MAX_PROGRAM = 10_000;

/** Finds out whether a text holds a pattern. */
export type TextPattern = { test(text: string): boolean };

function asSentence(pattern: string, error: unknown): string {
  if (!(error instanceof RE2JSSyntaxException)) return `The pattern “${pattern}” cannot be used.`;
  // The engine writes the flag for the case before the pattern.
  const part = (error.getPattern() ?? pattern).replace(/^\(\?i\)/u, '');
  const description = error.getDescription();
  if (description.includes('Perl syntax')) {
    return `The pattern has “${part}”, which is not supported: it can neither look around nor back.`;
  }
  return `The pattern cannot be read at “${part}”: ${description}.`;
}

/**
 * Compiles a pattern of the operator. It is searched for anywhere in the text, whatever the case;
 * the syntax is that of RE2, whose time grows with the length of the text and never faster, so that
 * no pattern can stop an import. Throws `invalid-input` with one sentence.
 */
export function compilePattern(pattern: string): TextPattern {
  if (pattern.trim() === '') {
    throw new AppError('invalid-input', 'The pattern is empty; write what the text has to hold.');
  }
  if (pattern.length > OWN_RULE_LIMITS.patternChars) {
    throw new AppError(
      'invalid-input',
      `The pattern has ${pattern.length} characters; keep it to ${OWN_RULE_LIMITS.patternChars}.`,
    );
  }
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    if (compiled.programSize() <= MAX_PROGRAM) return compiled;
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new AppError('invalid-input', asSentence(pattern, error), { cause: error });
  }
  throw new AppError('invalid-input', 'The pattern repeats too much; ask for fewer repetitions.');
}
