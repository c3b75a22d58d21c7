import { createContext, useContext } from 'react';
import type { PackTrouble } from '#shared/domain/pack-troubles';

/** Gives what is wrong at a place, `undefined` where nothing is. */
export type ErrorAt = (...path: readonly (string | number)[]) => string | undefined;

/** Reasons that only say that something was not written yet. */
const NOT_WRITTEN = /^(?:it is (?:missing|empty)|name at least \d+)$/u;

/**
 * What is wrong by place. What was simply not written yet is told only when the operator says that
 * the policy is done (`isTried`).
 */
export function errorsIn(troubles: readonly PackTrouble[], isTried: boolean): ErrorAt {
  const told = troubles.filter(({ reason }) => isTried || !NOT_WRITTEN.test(reason));
  return (...path) => {
    const found = told.find((each) => path.every((part, at) => each.path[at] === part));
    if (found === undefined) return undefined;
    return `${found.reason.slice(0, 1).toUpperCase()}${found.reason.slice(1)}.`;
  };
}

/** Errors of the rule that the fields below it are about. */
export const RuleErrors = createContext<ErrorAt>(() => undefined);

/** Gives what is wrong at a place within the rule. */
export function useRuleErrors(): ErrorAt {
  return useContext(RuleErrors);
}
