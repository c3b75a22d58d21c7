import { describe, expect, it } from 'vitest';
import { logoUrl } from '#main/app/services/logo';
import { compositionSchema, MAX_LOGO_BYTES, presetFor } from '#shared/domain/audit/composition';

const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');

describe('a logo', () => {
  it('is told by its content and fits a composition', () => {
    const svg =
      '\uFEFF<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg"/>';
    const kinds = [
      [PNG, 'image/png'],
      [Buffer.from('ffd8ffe0', 'hex'), 'image/jpeg'],
      [Buffer.from(svg), 'image/svg+xml'],
    ] as const;
    for (const [bytes, type] of kinds) {
      const logo = logoUrl('a.txt', bytes);
      expect(logo.startsWith(`data:${type};base64,`)).toBe(true);
      const composition = { ...presetFor('board'), logo };
      expect(compositionSchema.parse(composition)).toEqual(composition);
    }
  });

  it('of the greatest size fits a composition, a larger one is refused with what to do', () => {
    const full = Buffer.concat([PNG, Buffer.alloc(MAX_LOGO_BYTES - PNG.length)]);
    const composition = { ...presetFor('board'), logo: logoUrl('a.png', full) };
    expect(compositionSchema.safeParse(composition).success).toBe(true);
    const large = Buffer.concat([full, Buffer.alloc(1)]);
    expect(() => logoUrl('a.png', large)).toThrow('more than 300 kB; choose a smaller one.');
  });

  it('of another kind is refused, whatever its name', () => {
    for (const text of ['GIF89a', '<html><svg></svg></html>', '', '<!-- <svg> -->']) {
      expect(() => logoUrl('a.png', Buffer.from(text))).toThrow('neither PNG, JPEG nor SVG');
    }
  });
});
