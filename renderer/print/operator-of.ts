import type { SectionProps } from './section-props.ts';

/** Whose audit it is: as the operator says it for the document, or the workspace, or its file. */
export function operatorOf({ document, composition }: SectionProps): string {
  const { figures, workspaceName } = document;
  const names = [composition.operatorName, figures.auditee.operatorName, workspaceName];
  return names.find((name) => name.trim() !== '') ?? 'Audit summary';
}
