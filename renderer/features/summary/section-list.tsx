import { ActionIcon, Checkbox } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { isLeftOut } from '#shared/domain/audit/composition';
import { sectionWords } from '../../print/composition-words.ts';
import { orderedSections, useComposition, withMoved, withSection } from './composition-store.ts';
import classes from './composer.module.css';

/** Which parts are printed, and in which order. */
export function SectionList(): ReactElement {
  const { composition, change } = useComposition();
  return (
    <ol className={classes['sections']} aria-label="Parts of the document">
      {orderedSections(composition).map((section) => {
        const label = sectionWords[section];
        const isPrinted = composition.sections.includes(section);
        const at = composition.sections.indexOf(section);
        const left = isLeftOut(section, composition);
        return (
          <li key={section}>
            <Checkbox
              size="xs"
              label={label}
              description={left ? 'Left out by the redaction' : undefined}
              checked={isPrinted}
              onChange={({ currentTarget }) => {
                change({ sections: withSection(composition, section, currentTarget.checked) });
              }}
            />
            {isPrinted ? (
              <span className={classes['moves']}>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  aria-label={`Move up: ${label}`}
                  disabled={at === 0}
                  onClick={() => {
                    change({ sections: withMoved(composition, section, 'up') });
                  }}
                >
                  <IconChevronUp size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  aria-label={`Move down: ${label}`}
                  disabled={at === composition.sections.length - 1}
                  onClick={() => {
                    change({ sections: withMoved(composition, section, 'down') });
                  }}
                >
                  <IconChevronDown size={14} aria-hidden />
                </ActionIcon>
              </span>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
