import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { format } from 'prettier';
import { builtInPacks } from '#main/tagging/built-in-packs';
import { policyPackJsonSchema } from '#main/tagging/policy-pack-schema';

const PATH = resolve(import.meta.dirname, '../../../docs/policy-pack.schema.json');
const COMMAND = 'node main/setup/policy-schema.mjs';

describe('the published schema of policy packs', () => {
  it(`is what the program reads; where it is not, run ${COMMAND}`, async () => {
    const text = await format(JSON.stringify(policyPackJsonSchema()), {
      parser: 'json',
      printWidth: 100,
    });
    if (process.env['PROVENET_WRITE_SCHEMA'] === '1') writeFileSync(PATH, text);
    const isCurrent = readFileSync(PATH, 'utf8') === text;
    expect(isCurrent, `docs/policy-pack.schema.json is out of date; run ${COMMAND}.`).toBe(true);
  });

  it('says of each part that people write what it means', () => {
    const { properties } = z
      .object({ properties: z.record(z.string(), z.object({ description: z.string() })) })
      .parse(policyPackJsonSchema());
    expect(Object.keys(properties)).toContain('rules');
  });

  // Reading the schema back proves that other programs can check packs by it.
  it.each(builtInPacks())('$id validates against it', (pack) => {
    const schema = z.fromJSONSchema(
      JSON.parse(readFileSync(PATH, 'utf8')) as Parameters<typeof z.fromJSONSchema>[0],
    );
    expect(schema.safeParse(pack).error).toBeUndefined();
    expect(schema.safeParse({ ...pack, version: 'new' }).success).toBe(false);
    expect(schema.safeParse({ ...pack, other: 1 }).success).toBe(false);
  });
});
