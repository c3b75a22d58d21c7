import { describe, expect, it } from 'vitest';
import type { FilterNames } from '#shared/domain/filter-names';
import { completeFilter } from '#shared/domain/filter-text/complete-filter';

const NAMES: FilterNames = {
  suppliers: new Map([
    ['huawei', 'Huawei'],
    ['hpe', 'Hewlett Packard Enterprise'],
    ['zte', 'ZTE'],
  ]),
};

/** What is offered where `|` stands, and the query once the first of it is taken. */
function offered(marked: string): { texts: string[]; taken: string } {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { from, to, options } = completeFilter(text, caret, NAMES);
  const texts = options.map((option) => option.text);
  return { texts, taken: text.slice(0, from) + (texts[0] ?? '') + text.slice(to) };
}

describe('completing a query', () => {
  it('offers every field at the beginning of a condition', () => {
    const { texts } = offered('|');
    expect(texts).toContain('vendor:');
    expect(texts).toContain('is:');
    expect(offered('is:flagged |').texts).toEqual(texts);
  });

  it.each([
    ['ven|', 'vendor:'],
    ['-cou|', '-country:'],
    ['ne40 over|', 'ne40 verdict:overdue'],
    ['vendor:h|', 'vendor:"Hewlett Packard Enterprise"'],
    ['vendor:hu|', 'vendor:Huawei'],
    ['vendor:"hewlett p|', 'vendor:"Hewlett Packard Enterprise"'],
    ['vendor:"hewlett p|" x', 'vendor:"Hewlett Packard Enterprise" x'],
    ['vendor:pack|', 'vendor:"Hewlett Packard Enterprise"'],
    ['vendor:ZTE,hu| is:flagged', 'vendor:ZTE,Huawei is:flagged'],
    ['vendor:ZTE, |', 'vendor:ZTE, "Hewlett Packard Enterprise"'],
    ['vendor:h|ua,ZTE', 'vendor:"Hewlett Packard Enterprise",ZTE'],
    ['country:ger|', 'country:DE'],
    ['country:mis|', 'country:missing'],
    ['status:dec|', 'status:decommissioned'],
    ['is:|', 'is:flagged'],
    ['lacks:inst|', 'lacks:installed'],
    ['installed:|', 'installed:>='],
    ['installed:2020|', 'installed:2020..'],
  ])('of %s begins with %s', (marked, taken) => {
    expect(offered(marked).taken).toBe(taken);
  });

  it('does not offer what is chosen already, nor what only people know', () => {
    expect(offered('vendor:ZTE,|').texts).not.toContain('ZTE');
    expect(offered('model:|').texts).toEqual(['missing']);
    expect(offered('quantity:>=|').texts).toEqual([]);
    expect(offered('"ven|').texts).toEqual([]);
    expect(offered('-inst|').texts).not.toContain('installed:');
  });
});
