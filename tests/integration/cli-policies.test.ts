import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInPacks } from '#main/tagging/built-in-packs';
import { cli, cliJson } from '../support/command-line.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';

const RULES = builtInPacks().flatMap(({ rules }) => rules);

describe('policies --rules', () => {
  it('prints every rule with suppliers, scope, dates, source, certainty and note', async () => {
    const { code, stdout, stderr } = await cli('policies', '--rules');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const sections = stdout.split('\n### ').slice(1);
    expect(sections).toHaveLength(RULES.length);
    RULES.forEach((rule, at) => {
      const section = sections[at] ?? '';
      const words = [
        rule.title,
        '- suppliers: ',
        '- scope: ',
        rule.effect.from,
        `- certainty: ${rule.certainty}`,
        rule.citation.instrument,
        ...('deadline' in rule.effect ? [rule.effect.deadline] : []),
        ...(rule.citation.url === undefined ? [] : [rule.citation.url]),
        ...(rule.note === undefined ? [] : [`- note: ${rule.note}`]),
        ...(rule.scope.country ?? []),
      ];
      expect(section.startsWith(`${rule.id}\n`), rule.id).toBe(true);
      for (const part of words) expect(section, rule.id).toContain(part);
    });
  });

  it('says the same of a workspace, and which of its packs are active', async () => {
    const folder = tempFolder();
    const workspace = join(folder, 'audit.provenet');
    await cliJson('import', writeTo(folder, 'a.csv', 'Serial\nS1\n'), '--workspace', workspace);
    const known = await cli('policies', '--rules');
    const own = await cli('policies', '--rules', '--workspace', workspace);
    expect(own.stdout).toBe(known.stdout);
    expect(own.stdout).toMatch(/^eu-baseline .*, active$/mu);
    expect(own.stdout).toMatch(/^de-2024 .*, not active$/mu);
  });

  it('adds to the JSON document and renames nothing in it', async () => {
    const short = (await cliJson('policies')) as { policies: { rules: object[] }[] };
    const whole = (await cliJson('policies', '--rules')) as { policies: { rules: object[] }[] };
    short.policies.forEach((pack, at) => {
      pack.rules.forEach((rule, place) => {
        expect(whole.policies[at]?.rules[place]).toMatchObject(rule);
      });
    });
    expect(whole.policies.flatMap((pack) => pack.rules)).toMatchObject(RULES);
  });
});
