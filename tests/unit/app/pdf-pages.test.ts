import { expect, it } from 'vitest';
import { countPdfPages } from '#main/app/services/pdf-pages';

it('counts pages and not the tree above them', () => {
  const text =
    '<</Type /Pages\n/Count 2>> <</Type /Page\n/Parent 1 0 R>> <</Type/Page>> <</Type /PageLabel>>';
  expect(countPdfPages(new TextEncoder().encode(text))).toBe(2);
});
