import { describe, expect, it } from 'vitest';
import { parseTemplate } from '#shared/contract/templates';
import {
  AUDIENCES,
  compositionSchema,
  isLeftOut,
  presetFor,
  printedSections,
  SECTIONS,
} from '#shared/domain/audit/composition';

describe('a composition', () => {
  it('is valid as every audience usually gets it, and prints no part that has nothing', () => {
    for (const audience of AUDIENCES) {
      const preset = presetFor(audience);
      expect(compositionSchema.parse(preset)).toEqual(preset);
      expect(preset.sections.filter((section) => isLeftOut(section, preset))).toEqual([]);
      expect(printedSections(preset)).not.toContain('notes');
      expect(printedSections({ ...preset, notes: ' x ', sections: [...SECTIONS] })).toContain(
        'notes',
      );
    }
  });

  it('leaves out the parts that its redaction leaves nothing of', () => {
    const all = { ...presetFor('auditor'), sections: [...SECTIONS] };
    const left = (redaction: 'full' | 'no-sites' | 'counts') =>
      SECTIONS.filter((section) => isLeftOut(section, { ...all, redaction }));
    expect(left('full')).toEqual([]);
    expect(left('no-sites')).toEqual(['sites', 'flagged-sites']);
    expect(left('counts')).toEqual(['sites', 'flagged-sites', 'annex']);
  });

  it('is refused without parts, with one twice, or with a logo from elsewhere', () => {
    const preset = presetFor('board');
    const wrong = [
      { sections: [] },
      { sections: ['cover', 'cover'] },
      { logo: 'https://example.com/a.png' },
      { logo: 'data:text/html;base64,AAAA' },
    ];
    for (const part of wrong) {
      expect(compositionSchema.safeParse({ ...preset, ...part }).success).toBe(false);
    }
  });
});

describe('a template', () => {
  it('is read from its file, and what is wrong with one is named', () => {
    const template = { schema: 1, name: 'Board', ...presetFor('board') };
    expect(parseTemplate('a.json', JSON.stringify(template))).toEqual(template);
    expect(() => parseTemplate('a.json', '{')).toThrow('The template a.json is not JSON');
    const wrong = JSON.stringify({ ...template, paper: 'A3' });
    expect(() => parseTemplate('a.json', wrong)).toThrow(
      /^The template a\.json is wrong at paper/u,
    );
  });
});
