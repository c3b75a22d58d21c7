import {
  IconAlertOctagon,
  IconCalendarDue,
  IconChartPie,
  IconCircleCheck,
  IconCircleOff,
  IconEyeExclamation,
  IconHelpCircle,
  IconLock,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Verdict } from '#shared/domain/verdict';
import classes from './tone.module.css';
import { OUT_OF_SCOPE, verdictWords } from './words.ts';

/** Each verdict's sign: the shape tells it apart where colour cannot. */
export const verdictIcons: Record<Verdict, TablerIcon> = {
  overdue: IconAlertOctagon,
  'remove-by': IconCalendarDue,
  'over-cap': IconChartPie,
  restricted: IconLock,
  review: IconEyeExclamation,
  undetermined: IconHelpCircle,
  clear: IconCircleCheck,
};

const tones: Record<Verdict, string | undefined> = {
  overdue: classes['overdue'],
  'remove-by': classes['removeBy'],
  'over-cap': classes['overCap'],
  restricted: classes['restricted'],
  review: classes['review'],
  undetermined: classes['undetermined'],
  clear: classes['clear'],
};

type VerdictBadgeProps = {
  /** `null` for an item out of scope. */
  readonly verdict: Verdict | null;
};

/** A verdict as sign, colour and word. */
export function VerdictBadge({ verdict }: VerdictBadgeProps): ReactElement {
  if (verdict === null) {
    return (
      <span
        className={`${classes['badge']} ${classes['outOfScope']}`}
        title="Decommissioned: counted apart, no rule applies"
      >
        <IconCircleOff size={14} aria-hidden />
        <span className={classes['word']}>{OUT_OF_SCOPE}</span>
      </span>
    );
  }
  const Icon = verdictIcons[verdict];
  const { label, meaning } = verdictWords[verdict];
  return (
    <span className={`${classes['badge']} ${tones[verdict]}`} title={meaning}>
      <Icon size={14} aria-hidden />
      <span className={classes['word']}>{label}</span>
    </span>
  );
}
