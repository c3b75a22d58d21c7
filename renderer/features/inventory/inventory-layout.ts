import { z } from 'zod';
import { create } from 'zustand';
import { FACETS } from '#shared/domain/facet';
import { densitySchema } from '#shared/domain/saved-view';
import { RANGE_KEYS } from './filters/filter-model.ts';

const STORAGE_KEY = 'provenet.inventory.layout.1';
/** Pixels that the facet panel may be wide. */
export const PANEL_WIDTHS = { least: 208, most: 480, first: 248 } as const;

/** Sections of the facet panel. */
const SECTIONS = [...FACETS, ...RANGE_KEYS] as const;
export type Section = (typeof SECTIONS)[number];

const layoutSchema = z.object({
  isPanelShown: z.boolean(),
  panelWidth: z.number().min(PANEL_WIDTHS.least).max(PANEL_WIDTHS.most),
  density: densitySchema,
  /** Sections of the panel that are opened. */
  openSections: z.array(z.string()),
});
type Layout = Readonly<z.infer<typeof layoutSchema>>;

const FIRST: Layout = {
  isPanelShown: true,
  panelWidth: PANEL_WIDTHS.first,
  density: 'normal',
  openSections: ['verdict', 'supplier', 'placement', 'country'] satisfies Section[],
};

function load(): Layout {
  try {
    const stored = layoutSchema.safeParse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null'));
    return stored.success ? stored.data : FIRST;
  } catch {
    // A layout that cannot be read is worth less than a screen that opens.
    return FIRST;
  }
}

/** How the operator likes the inventory to look; remembered on this computer. */
export const useInventoryLayout = create<Layout>()(load);

useInventoryLayout.subscribe((layout) => localStorage.setItem(STORAGE_KEY, JSON.stringify(layout)));

/** Shows the facet panel or folds it away. */
export function togglePanel(): void {
  useInventoryLayout.setState(({ isPanelShown }) => ({ isPanelShown: !isPanelShown }));
}

/** Makes the panel as wide as asked, within what is sensible. */
export function setPanelWidth(pixels: number): void {
  const { least, most } = PANEL_WIDTHS;
  useInventoryLayout.setState({ panelWidth: Math.round(Math.min(most, Math.max(least, pixels))) });
}

/** Chooses how far apart the rows stand. */
export function setDensity(density: Layout['density']): void {
  useInventoryLayout.setState({ density });
}

/** Opens a section of the panel or folds it. */
export function toggleSection(section: Section): void {
  useInventoryLayout.setState(({ openSections }) => ({
    openSections: openSections.includes(section)
      ? openSections.filter((each) => each !== section)
      : [...openSections, section],
  }));
}
