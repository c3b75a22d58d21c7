import { expect } from 'vitest';
import { AppError, type AppErrorCode } from '#shared/rpc/app-error';

/** What a call failed with. Fails itself where the call does not, or not as expected failures do. */
export async function failureOfCall(call: () => unknown): Promise<AppError> {
  try {
    await call();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('The call was expected to fail and did not.');
}

/** Asserts that an operator can act on a text: one line that is one sentence or two short ones. */
export function expectSentence(message: string): void {
  expect(message).toMatch(/^[^\r\n]{10,400}[.]$/u);
}

/** Asserts a failure's code, that its message is a sentence, and what the sentence names. */
export function expectFailure(error: AppError, code: AppErrorCode, names: string): void {
  expect(error.code).toBe(code);
  expectSentence(error.message);
  expect(error.message).toContain(names);
}
