import { z } from 'zod';
import { policyPackSchema } from '#shared/domain/policy';

/** Names the published schema of policy packs. */
const PUBLISHED_AS = 'urn:provenet:policy-pack:1';

/** What the parts of a pack mean, by their names from the top; `[]` is each of a list. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  schema: 'The version of this format.',
  id: 'Names the pack for ever: small letters, digits and single hyphens. A file with a known id is a version of that pack.',
  version:
    'Year and month, and a number within the month where there are several: 2026.11 or 2026.11.2.',
  title: 'What screens and the audit summary call the pack.',
  jurisdiction:
    'Whose rules these are: a two-letter country code, or words such as “European Union”.',
  asOf: 'The day on which the rules were last compared with their sources.',
  summary: 'What the pack is about, in one or two sentences.',
  activeByDefault:
    'Counts only for packs that the program brings; a pack of a file is active when the operator says so.',
  status: 'A proposal is not law: it can be tried out and never be active.',
  rules: 'At least one rule; ids must differ.',
  'rules.[].id': 'Names the rule within the pack from version to version.',
  'rules.[].title': 'What the rule demands, in a few words.',
  'rules.[].suppliers':
    'Whom the rule is about: "any"; groups of suppliers by id, with everyone who belongs to them, and exceptions; those with their head office in some countries; or those on the pack’s list, which the operator fills.',
  'rules.[].scope':
    'Where the rule applies. Every condition must hold; one whose fact an item lacks makes the item undetermined. An empty scope is everywhere.',
  'rules.[].scope.placement': 'Core or edge.',
  'rules.[].scope.function':
    'Functions of the EU coordinated risk assessment, and fixed access, customer premises, other.',
  'rules.[].scope.country': 'Two-letter country codes (ISO 3166-1).',
  'rules.[].scope.region': 'Regions as inventories write them, whatever their case.',
  'rules.[].scope.installed': 'Installed on or after `from` and on or before `until`.',
  'rules.[].scope.operator': 'How large the operator is; one of the measures must hold.',
  'rules.[].scope.use': 'A question about the equipment’s use that the operator answers.',
  'rules.[].scope.zone': 'A question about where it stands that the operator answers.',
  'rules.[].scope.production': 'A question about where it was made that the operator answers.',
  'rules.[].effect':
    'What the rule demands. `from` is its first day in force; days count as whole.',
  'rules.[].certainty':
    'V-off: read in an official text. V-sec: read in a secondary page. MEM+ and MEM: general knowledge; such rules act only when they are switched on.',
  'rules.[].citation': 'Where it is written.',
  'rules.[].keyAssets':
    'Functions that the instrument names as key assets; shown as a mark, never a condition.',
  'rules.[].note': 'What a reader should know beside the rule itself.',
  changelog: 'What each version changed, the latest first.',
};

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts the descriptions into a schema, place by place. */
function describe(schema: Json, place: readonly string[]): Json {
  const description = DESCRIPTIONS[place.join('.')];
  const { properties, items } = schema;
  return {
    ...(description === undefined ? {} : { description }),
    ...schema,
    ...(isJson(items) ? { items: describe(items, [...place, '[]']) } : {}),
    ...(isJson(properties)
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, each]) => [
              name,
              isJson(each) ? describe(each, [...place, name]) : each,
            ]),
          ),
        }
      : {}),
  };
}

/** The JSON Schema of policy packs, with what each part means. */
export function policyPackJsonSchema(): Json {
  const { $schema, ...schema } = z.toJSONSchema(policyPackSchema, { io: 'input' }) as Json;
  return {
    $schema,
    $id: PUBLISHED_AS,
    title: 'Provenet policy pack',
    ...describe(schema, []),
    description:
      'A versioned, citable set of rules for one jurisdiction or instrument. The program also refuses ids of rules that stand twice, days that contradict each other, names that stand twice in one object, and files of more than 1 MB.',
  };
}
