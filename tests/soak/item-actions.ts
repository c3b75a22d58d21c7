import type { Locator, Page } from '@playwright/test';
import { scroll } from '../perf/hand.ts';
import { openFacet } from '../e2e/support/pages/inventory-page.ts';
import { notificationsOf } from '../e2e/support/pages/shell-page.ts';
import { goTo, goToAllItems, waitForShown, waitUntilGone, written, type Desk } from './desk.ts';
import { SITE_CODES, supplierOf } from './inventories.ts';
import type { ModelItem } from './model.ts';
import { storedHistory, waitUntilRight } from './stored-items.ts';

const PLACEMENTS = { core: 'Core', edge: 'Edge' } as const;
const SWITCHED_POLICY = /^Germany.* is active$/u;

/** Items that a filter of the panel lets through. */
type Chosen = { readonly shown: readonly ModelItem[] };

async function includeValue(page: Page, facet: string, value: string): Promise<void> {
  const section = await openFacet(page, facet);
  await section
    .getByRole('button', { name: new RegExp(`^${value}`, 'u') })
    .first()
    .click();
}

/** Chooses items by random values of the facets, and waits until their number is right. */
export async function filterByFacets(desk: Desk): Promise<Chosen> {
  const { page, model, random } = desk;
  await goToAllItems(desk);
  let shown = [...model.items.values()];
  const narrow = async (
    facet: string,
    value: string,
    isIn: (item: ModelItem) => boolean,
  ): Promise<void> => {
    shown = shown.filter((item) => isIn(item));
    await includeValue(page, facet, value);
    await waitForShown(page, shown.length, model.items.size);
  };
  const supplier = random.pick([...supplierOf.values()]);
  await narrow('Vendor', supplier, (item) => supplierOf.get(item.manufacturer) === supplier);
  const site = random.pick(SITE_CODES);
  const isMore = random.chance(0.6) && shown.some((item) => item.site === site);
  if (isMore) await narrow('Site', site, (item) => item.site === site);
  return { shown };
}

/** Filters, and looks through what is left. */
export async function lookThrough(desk: Desk): Promise<void> {
  const { shown } = await filterByFacets(desk);
  if (shown.length > 0) await scroll(desk.page, 12, 400);
}

/** Searches for the items of one file, then for nothing that is there. */
export async function search(desk: Desk): Promise<void> {
  const { page, model, random } = desk;
  await goToAllItems(desk);
  if (model.batches.length === 0) return;
  const text = `${random.pick(model.batches).code}-`;
  const found = [...model.items.keys()].filter((key) => key.startsWith(text)).length;
  const box = page.getByRole('searchbox', { name: 'Search items' });
  await box.fill(text);
  await waitForShown(page, found, model.items.size);
  await box.fill('no such equipment');
  await waitForShown(page, 0, model.items.size);
  await box.fill('');
  await waitForShown(page, model.items.size, model.items.size);
}

async function change(dialog: Locator, items: number): Promise<void> {
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Seen on site');
  await dialog
    .getByRole('button', { name: `Change ${written(items)} ${items === 1 ? 'item' : 'items'}` })
    .click();
  await waitUntilGone(dialog);
}

/**
 * Tags items in the model, unless nothing was recorded: what a person had tagged so is no change.
 */
function tagInModel(
  { path, model }: Desk,
  items: readonly ModelItem[],
  placement: ModelItem['placement'],
  historyBefore: string,
): void {
  if (storedHistory(path) !== historyBefore) {
    model.set(
      items.map(({ assetId }) => assetId),
      { placement },
    );
  } else if (items.some((item) => item.placement !== placement)) {
    throw new Error('Nothing was recorded of a change.');
  }
}

/** Sets the placement of many items at once. */
export async function tagMany(desk: Desk): Promise<void> {
  const { page, path, random } = desk;
  const { shown } = await filterByFacets(desk);
  if (shown.length < 2) return;
  await page.getByRole('button', { name: `Change these ${written(shown.length)} items` }).click();
  const dialog = page.getByRole('dialog', { name: 'Change items' });
  const placement = random.pick(['core', 'edge'] as const);
  await dialog
    .getByRole('radiogroup', { name: 'Placement', exact: true })
    .getByText(PLACEMENTS[placement])
    .click();
  const before = storedHistory(path);
  await change(dialog, shown.length);
  tagInModel(desk, shown, placement, before);
}

/** Gives many items a region that none had before. */
export async function moveMany(desk: Desk): Promise<void> {
  const { page, model } = desk;
  const { shown } = await filterByFacets(desk);
  if (shown.length < 2) return;
  await page.getByRole('button', { name: `Change these ${written(shown.length)} items` }).click();
  const dialog = page.getByRole('dialog', { name: 'Change items' });
  const region = `Region ${model.nextCode()}`;
  await dialog.getByText('Another field').click();
  await dialog.getByRole('combobox', { name: 'Field' }).click();
  await page.getByRole('option', { name: 'Region', exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Value' }).fill(region);
  await change(dialog, shown.length);
  const keys = shown.map(({ assetId }) => assetId);
  model.set(keys, { region });
}

/** Opens one item, steps through its neighbours and sets its placement. */
export async function changeOne(desk: Desk): Promise<void> {
  const { page, path, model, random } = desk;
  const items = [...model.items.values()];
  if (items.length === 0) return;
  const item = random.pick(items);
  await goToAllItems(desk);
  await page.getByRole('searchbox', { name: 'Search items' }).fill(item.assetId);
  await waitForShown(page, 1, items.length);
  await page.getByRole('gridcell', { name: item.hostname, exact: true }).first().dblclick();
  const panel = page.getByRole('complementary', { name: 'Item' });
  await panel.getByRole('heading', { name: item.hostname }).waitFor();
  const placement = random.pick(['core', 'edge'] as const);
  const before = storedHistory(path);
  await panel.getByTitle(`Tag only this item as ${placement}`).click();
  await change(page.getByRole('dialog', { name: 'Change this item' }), 1);
  tagInModel(desk, [item], placement, before);
  await panel
    .getByRole('region', { name: 'History of this item' })
    .getByText(`Set placement ${placement}`)
    .first()
    .waitFor();
  await panel.getByRole('button', { name: 'Close the item' }).click();
}

/** Switches a policy on or off. */
export async function switchPolicy({ page, path, model }: Desk): Promise<void> {
  await goTo(page, 'Policies');
  const before = storedHistory(path);
  await page.getByRole('searchbox', { name: 'Search policies' }).fill('germany');
  const policy = page.getByRole('switch', { name: SWITCHED_POLICY });
  const wasOn = await policy.isChecked();
  await policy.click({ force: true });
  await page
    .getByRole('switch', { name: SWITCHED_POLICY, checked: !wasOn })
    .waitFor({ state: 'attached' });
  await page.getByRole('searchbox', { name: 'Search policies' }).fill('');
  await waitUntilRight(() => (storedHistory(path) === before ? 'no policy was switched' : null));
  model.set([], {});
}

async function step({ page, path }: Desk, keys: string, told: string): Promise<void> {
  // Elsewhere the keys are those of the field in which somebody types.
  await goTo(page, 'Overview');
  const before = storedHistory(path);
  await page.keyboard.press(keys);
  await waitUntilRight(() => (storedHistory(path) === before ? `${keys} changed nothing` : null));
  await notificationsOf(page)
    .filter({ hasText: new RegExp(`${told}:`, 'u') })
    .first()
    .waitFor();
}

/** Undoes the last change by its keys. */
export async function undo(desk: Desk): Promise<void> {
  if (!desk.model.canUndo) return;
  await step(desk, 'Control+z', 'Undid');
  desk.model.undo();
}

/** Undoes the last change and does it again. */
export async function undoAndRedo(desk: Desk): Promise<void> {
  if (!desk.model.canUndo) return;
  await undo(desk);
  // A key that is pressed before the page has seen the undo is not heard, as a key that is held down.
  await waitUntilRight(async () => {
    const label = await desk.app.evaluate(
      ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('redo')?.label,
    );
    return label?.startsWith('Redo: ') === true ? null : 'the menu offers nothing to do again';
  });
  await step(desk, 'Control+Shift+Z', 'Redid');
  desk.model.redo();
}
