import type { ItemFilter } from '#shared/domain/filter';
import { VERDICTS } from '#shared/domain/verdict';

/** Items in scope: every verdict, but not the decommissioned ones, which carry none. */
export const IN_SCOPE: ItemFilter = { verdicts: [...VERDICTS] };
/** Items of the five flagged verdicts. */
export const FLAGGED: ItemFilter = { isFlagged: true };
/** Items that a missing fact leaves open. */
export const UNDETERMINED: ItemFilter = { verdicts: ['undetermined'] };
