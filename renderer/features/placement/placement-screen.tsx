/** The placement screen. */
export function PlacementScreen() {
  return <section aria-label="Placement" />;
}
