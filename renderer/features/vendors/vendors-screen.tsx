/** The vendors screen. */
export function VendorsScreen() {
  return <section aria-label="Vendors" />;
}
