import { z } from 'zod';

/** What can happen on a day so that verdicts change from it on. */
export const CHANGE_KINDS = [
  /** A rule comes into force. */
  'in-force',
  /** A rule's last day is over: of removal, or of a share above its cap. */
  'deadline',
  /** Suppliers are listed under a policy. */
  'listing',
  'authorisation-start',
  'authorisation-end',
  'waiver-start',
  'waiver-end',
  /** A supplier begins to belong to another. */
  'owner-start',
  'owner-end',
] as const;
export const changeKindSchema = z.enum(CHANGE_KINDS);
export type ChangeKind = z.infer<typeof changeKindSchema>;
