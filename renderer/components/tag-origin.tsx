import { IconFileText, IconRobot, IconUser, type TablerIcon } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { TagOrigin as Origin } from '#shared/domain/item';
import classes from './tone.module.css';
import { tagOriginWords } from './words.ts';

const icons: Record<Origin, TablerIcon> = {
  file: IconFileText,
  rule: IconRobot,
  person: IconUser,
};

type TagOriginProps = {
  /** `null` where nothing set the tag; nothing is shown then. */
  readonly origin: Origin | null;
  readonly isIconOnly?: boolean;
};

/** A small mark of who set a tag: the file, a rule or a person. */
export function TagOrigin({ origin, isIconOnly = false }: TagOriginProps): ReactElement | null {
  if (origin === null) return null;
  const Icon = icons[origin];
  const { label, meaning } = tagOriginWords[origin];
  return (
    <span className={classes['origin']} title={meaning}>
      <Icon
        size={13}
        aria-hidden={!isIconOnly}
        {...(isIconOnly ? { 'aria-label': meaning } : {})}
      />
      {isIconOnly ? null : label}
    </span>
  );
}
