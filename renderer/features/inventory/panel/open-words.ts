import type { RuleMissing } from '#shared/contract/missing-facts';
import { formatNumber } from '../../../components/format.ts';
import { missingWords } from '../../../components/missing-words.ts';

const andList = new Intl.ListFormat('en', { type: 'conjunction' });

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What nobody knows, behind "it is not known". */
export function openReason(missing: readonly RuleMissing[]): string {
  if (missing.length === 0) return 'whether it applies';
  return andList.format(missing.map((each) => missingWords(each.missing).unknown));
}

function others(count: number): string {
  return `${formatNumber(count)} other ${count === 1 ? 'item' : 'items'}`;
}

/** What would settle an undetermined finding, and how many items with it. */
export function openRemedy(missing: readonly RuleMissing[]): string {
  const [only] = missing;
  if (only === undefined) return '';
  if (missing.length === 1) {
    const rest = only.alone - 1;
    const withIt = rest > 0 ? `, and with it ${others(rest)}` : '';
    return `${upperFirst(missingWords(only.missing).remedy)} would settle it${withIt}.`;
  }
  const remedies = missing.map((each) => missingWords(each.missing).remedy);
  const most = missing.toSorted((a, b) => b.alone - a.alone)[0] ?? only;
  const by =
    most.alone > 0
      ? ` ${upperFirst(missingWords(most.missing).remedy)} would settle ${others(most.alone)} by itself.`
      : '';
  return `${upperFirst(andList.format(remedies))} would settle it.${by}`;
}
