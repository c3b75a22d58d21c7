/** Share of the rows whose text a column should hold on one line. */
const MOST = 0.97;

function mostOf(widths: readonly number[]): number {
  const sorted = widths.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * MOST))] ?? 0;
}

/**
 * Divides a width among columns by what their texts need, so that most rows take one line. `needed`
 * holds the widths of the texts of some rows, column by column, `least` what a column must have. Where
 * all cannot have what they need, the widest give way; what is left over goes to all alike. The sum is
 * `width` unless the least widths are more.
 */
export function fitColumns(
  needed: readonly (readonly number[])[],
  least: readonly number[],
  width: number,
): number[] {
  const wanted = needed.map((widths, at) => Math.max(least[at] ?? 0, mostOf(widths)));
  const sum = (widths: readonly number[]): number => widths.reduce((all, each) => all + each, 0);
  const over = sum(wanted) - width;
  if (over <= 0) return wanted.map((each) => each - over / wanted.length);
  // The greatest width at which the columns together fit, found from the widest down.
  let [low, high] = [0, Math.max(...wanted)];
  for (let step = 0; step < 40; step += 1) {
    const most = (low + high) / 2;
    const capped = wanted.map((each, at) => Math.max(least[at] ?? 0, Math.min(each, most)));
    if (sum(capped) > width) high = most;
    else low = most;
  }
  return wanted.map((each, at) => Math.max(least[at] ?? 0, Math.min(each, low)));
}
