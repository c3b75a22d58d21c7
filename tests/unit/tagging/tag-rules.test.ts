import { describe, expect, it } from 'vitest';
import type { TagRuleSet } from '#shared/domain/tag-rule';
import { TagRules, type TagClues } from '#main/tagging/tag-rules';

const rule = (id: string, parts: object): TagRuleSet['rules'][number] =>
  ({ id, certainty: 'V-off', set: {}, ...parts }) as TagRuleSet['rules'][number];

const rules = new TagRules({
  schema: 1,
  version: '2026.01',
  rules: [
    rule('text', { functionTexts: ['Base Station'], set: { function: 'radio-access' } }),
    rule('model', { suppliers: ['nokia'], modelPattern: '^77', set: { placement: 'core' } }),
    rule('host', { hostnameTokens: ['edge'], set: { placement: 'edge', function: 'transport' } }),
  ],
});

const propose = (clues: Partial<TagClues>) =>
  rules.propose({ functionText: '', supplierId: null, model: '', hostname: '', ...clues });

describe('tag rules', () => {
  it('compare whole function texts, however they are written', () => {
    expect(propose({ functionText: 'BASE-STATION ' }).function?.ruleId).toBe('text');
    expect(propose({ functionText: 'base station controller' }).function).toBeNull();
  });

  it('ask for every condition', () => {
    expect(propose({ model: '7750', supplierId: 'nokia' }).placement?.value).toBe('core');
    expect(propose({ model: '7750', supplierId: 'cisco' }).placement).toBeNull();
    expect(propose({ model: '7750' }).placement).toBeNull();
    expect(propose({ model: 'x7750', supplierId: 'nokia' }).placement).toBeNull();
  });

  it('look at whole runs of letters of a host name', () => {
    expect(propose({ hostname: 'BER-Edge01.lab' }).placement?.ruleId).toBe('host');
    expect(propose({ hostname: 'ledger01' }).placement).toBeNull();
  });

  it('win by their order for each tag, whatever they were asked before', () => {
    const clues = { functionText: 'base station', model: '7750', supplierId: 'nokia' };
    const plain = propose(clues);
    const hosted = propose({ ...clues, hostname: 'edge-1' });
    expect([hosted.function?.ruleId, hosted.placement?.ruleId]).toEqual(['text', 'model']);
    expect(propose(clues)).toEqual(plain);
    expect(plain.generation).toBeNull();
  });
});
