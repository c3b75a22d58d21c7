/** The policies screen. */
export function PoliciesScreen() {
  return <section aria-label="Policies" />;
}
