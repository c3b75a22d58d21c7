/** The history screen. */
export function HistoryScreen() {
  return <section aria-label="History" />;
}
