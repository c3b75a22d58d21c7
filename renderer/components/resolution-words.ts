import type { ResolutionStep } from '#shared/domain/supplier';

const stepWords: Readonly<Record<ResolutionStep, (name: string) => string>> = {
  own: (name) => `is “${name}”, a name of your own`,
  exact: (name) => `is “${name}” of the registry`,
  normalised: (name) => `is “${name}” written otherwise`,
  spacing: (name) => `is “${name}” with other spaces`,
  branch: (name) => `is “${name}” with places and general words`,
  model: (name) => `decided by the model: ${name}`,
};

/** Why a rule resolved a manufacturer text, as the end of a sentence about it. */
export function resolutionWords(step: ResolutionStep | null, matchedName: string | null): string {
  if (matchedName === null) return 'by a rule of the registry';
  return step === null ? `matches “${matchedName}”` : stepWords[step](matchedName);
}
