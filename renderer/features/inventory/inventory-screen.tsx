/** The inventory screen. */
export function InventoryScreen() {
  return <section aria-label="Inventory" />;
}
