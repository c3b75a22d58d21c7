import {
  IconBinaryTree2,
  IconBuildingFactory2,
  IconFileImport,
  IconGavel,
  IconHistory,
  IconLayoutDashboard,
  IconListSearch,
  IconPlugConnectedX,
  IconPrinter,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Screen } from './navigation.ts';

/** Name, sign and one line about each screen, for the navigation and the command palette. */
export const screenWords: Record<Screen, { label: string; about: string; icon: TablerIcon }> = {
  overview: {
    label: 'Overview',
    about: 'Potentially non-secure suppliers and their counts',
    icon: IconLayoutDashboard,
  },
  import: { label: 'Import', about: 'Read an inventory from a CSV file', icon: IconFileImport },
  inventory: {
    label: 'Inventory',
    about: 'Every item, filtered and searched',
    icon: IconListSearch,
  },
  vendors: {
    label: 'Vendors',
    about: 'Which supplier each manufacturer text stands for',
    icon: IconBuildingFactory2,
  },
  placement: { label: 'Placement', about: 'Tag items as core or edge', icon: IconBinaryTree2 },
  policies: { label: 'Policies', about: 'Which rules apply, with their sources', icon: IconGavel },
  summary: {
    label: 'Audit summary',
    about: 'Preview, print or save the audit summary',
    icon: IconPrinter,
  },
  removal: {
    label: 'Removal plan',
    about: 'How far the removal of flagged equipment is',
    icon: IconPlugConnectedX,
  },
  history: { label: 'History', about: 'What changed, when and why; undo', icon: IconHistory },
};
