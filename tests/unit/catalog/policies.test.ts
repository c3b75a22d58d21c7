import { describe, expect, it } from 'vitest';
import { isVerified } from '#shared/domain/certainty';
import { isByList, type Rule } from '#shared/domain/policy';
import { builtInRegistry } from '#main/tagging/catalogue';
import { builtInPacks } from '#main/tagging/built-in-packs';

const packs = builtInPacks();
const rules: readonly Rule[] = packs.flatMap((pack) => pack.rules);
const suppliers = new Set(builtInRegistry().suppliers.map(({ id }) => id));

/** Ids of the suppliers that a rule names. */
function namedBy({ suppliers: who }: Rule): string[] {
  if (who === 'any' || 'listed' in who) return [];
  return [...('groups' in who ? who.groups : []), ...(who.except ?? [])];
}

const goesByList = ({ suppliers: who }: Rule): boolean => isByList(who);

describe('the policy packs that the app ships', () => {
  it('have ids of their own, and so have their rules', () => {
    const ids = [...packs.map(({ id }) => id), ...rules.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are inactive but for the EU baseline', () => {
    expect(packs.filter((pack) => pack.activeByDefault).map((pack) => pack.id)).toEqual([
      'eu-baseline',
    ]);
  });

  it('mark core, orchestration and radio access as the key assets of the EU baseline', () => {
    expect(rules.find((rule) => rule.id === 'eu-2023-4049')?.keyAssets).toEqual([
      'core-network',
      'nfv-mano',
      'radio-access',
    ]);
  });

  it.each(packs)('$id says when it was checked', (pack) => {
    const [newest, ...older] = pack.changelog;
    const expected = older.length === 0 ? ['2026.11', '2026-11-23'] : ['2026.11.1', '2026-11-30'];
    expect([pack.version, pack.asOf]).toEqual(expected);
    expect(newest?.version).toBe(pack.version);
    expect(older.at(-1)?.version ?? pack.version).toBe('2026.11');
  });

  it.each(packs)('$id names no supplier of a proposal, and bans none', ({ status, rules: own }) => {
    if (status !== 'proposal') return;
    expect(own.flatMap(namedBy)).toEqual([]);
  });

  it.each(rules.filter(({ certainty }) => isVerified(certainty)))(
    '$id is cited and has a caution',
    (rule) => {
      expect(rule.citation.url).toMatch(/^https:\/\//u);
      expect(rule.citation.date).toBeDefined();
      expect(rule.citation.reference).toBeDefined();
      expect(rule.note).toBeDefined();
    },
  );

  it.each(rules)('$id names suppliers that the registry knows', (rule) => {
    expect(namedBy(rule).filter((id) => !suppliers.has(id))).toEqual([]);
  });

  it.each(rules)('$id has no deadline before it is in force', ({ effect }) => {
    if ('deadline' in effect) expect(effect.deadline > effect.from).toBe(true);
  });

  it.each(rules)('$id counts years from a listing only where it goes by a list', (rule) => {
    if (rule.effect.kind === 'remove-after-listing') expect(goesByList(rule)).toBe(true);
  });

  it('ask each question in one way', () => {
    const questions = rules.flatMap(({ scope: { use, zone, production } }) =>
      [use, zone, production].filter((question) => question !== undefined),
    );
    const folded = new Set(questions.map((question) => question.toLowerCase()));
    expect(new Set(questions).size).toBe(folded.size);
  });
});
