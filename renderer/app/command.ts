import type { TablerIcon } from '@tabler/icons-react';

/** Something the operator can ask for from the menu, the command palette or the start screen. */
export type Command = {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  readonly icon: TablerIcon;
  readonly needsWorkspace: boolean;
  /** Never rejects: a failure is told to the operator. */
  run(this: void): void;
};
