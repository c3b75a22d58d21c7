import { UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconX } from '@tabler/icons-react';
import { useId, type ReactElement, type ReactNode } from 'react';
import { toggleSection, useInventoryLayout, type Section } from '../../inventory-layout.ts';
import { ChosenCount } from '../chosen-count.tsx';
import classes from './facets.module.css';

type SectionFrameProps = {
  readonly section: Section;
  readonly label: string;
  /** How many of its values filter. */
  readonly chosen: number;
  readonly onClear: () => void;
  readonly children: ReactNode;
};

/** A section of the panel that folds, with what clears it while it filters. */
export function SectionFrame(props: SectionFrameProps): ReactElement {
  const { section, label, chosen, onClear, children } = props;
  const isOpen = useInventoryLayout((layout) => layout.openSections.includes(section));
  const body = useId();
  return (
    <div className={classes['section']} role="group" aria-label={label}>
      <h3 className={classes['head']}>
        <UnstyledButton
          className={classes['fold'] ?? ''}
          aria-expanded={isOpen}
          aria-controls={isOpen ? body : undefined}
          onClick={() => toggleSection(section)}
        >
          <IconChevronRight size={14} aria-hidden className={classes['chevron'] ?? ''} />
          {label}
          <ChosenCount count={chosen} />
        </UnstyledButton>
        {chosen > 0 ? (
          <UnstyledButton
            className={classes['clear'] ?? ''}
            aria-label={`Clear: ${label}`}
            title={`Clear: ${label}`}
            onClick={onClear}
          >
            <IconX size={12} aria-hidden />
          </UnstyledButton>
        ) : null}
      </h3>
      {isOpen ? (
        <div id={body} className={classes['body']}>
          {children}
        </div>
      ) : null}
    </div>
  );
}
