import { memo, type ReactElement, type Ref } from 'react';
import { PLACEMENTS, TAG_ORIGINS } from '#shared/domain/item';
import { VERDICTS } from '#shared/domain/verdict';
import { PlacementBadge } from '../../../components/placement-badge.tsx';
import { TagOrigin } from '../../../components/tag-origin.tsx';
import { VerdictBadge } from '../../../components/verdict-badge.tsx';

/**
 * Every sign that a cell may show, drawn once and out of sight. Cells hold copies of them: a
 * component for each cell would take longer to draw a page of rows than all the rest of it.
 */
export const CellTemplates = memo(function CellTemplates({
  ref,
}: {
  readonly ref: Ref<HTMLDivElement>;
}): ReactElement {
  return (
    <div ref={ref} hidden>
      {[...VERDICTS, null].map((verdict) => (
        <span key={verdict} data-template={`verdict ${verdict}`}>
          <VerdictBadge verdict={verdict} />
        </span>
      ))}
      {PLACEMENTS.map((placement) => (
        <span key={placement} data-template={`placement ${placement}`}>
          <PlacementBadge placement={placement} />
        </span>
      ))}
      {TAG_ORIGINS.map((origin) => (
        <span key={origin} data-template={`origin ${origin}`}>
          <TagOrigin origin={origin} isIconOnly />
        </span>
      ))}
    </div>
  );
});

/** A copy of what stands in a template; nothing where there is none of that name. */
export function copyOf(templates: HTMLElement | null, name: string): Node[] {
  const template = templates?.querySelector(`[data-template="${name}"]`)?.firstChild;
  return template === null || template === undefined ? [] : [template.cloneNode(true)];
}
