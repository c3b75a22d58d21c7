import type { ImportJob } from '#main/import/protocol';

/** What a reading thread is told of a workspace that knows nothing yet. */
export const NOTHING_KNOWN = {
  own: [],
  decisions: [],
  ownNames: [],
  ownRules: [],
  macPrefixes: [],
  settledSigns: [],
  installBoundaries: [],
} as const satisfies Partial<ImportJob>;
