import type { OwnPack } from '#shared/contract/policy-packs';
import type { Certainty } from '#shared/domain/certainty';
import type { IsoDate } from '#shared/domain/date';
import type { Generation, NetworkFunction, Placement, Status } from '#shared/domain/item';
import { readPack, type PackTrouble } from '#shared/domain/pack-troubles';
import {
  ruleSchema,
  type CapGroup,
  type CapMeasure,
  type Rule,
  type RuleEffect,
  type RuleScope,
} from '#shared/domain/policy';

/** Whom a rule may be about. */
export type SuppliersKind = 'any' | 'groups' | 'headquarters' | 'listed';

/** A rule as it is being written: every part is there, whether the rule uses it or not. */
export type DraftRule = {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly suppliers: {
    readonly kind: SuppliersKind;
    readonly groups: readonly string[];
    readonly headquarters: readonly string[];
    readonly except: readonly string[];
  };
  readonly scope: {
    readonly placement: readonly Exclude<Placement, 'untagged'>[];
    readonly function: readonly NetworkFunction[];
    readonly generation: readonly Generation[];
    readonly country: readonly string[];
    readonly region: readonly string[];
    readonly status: readonly Status[];
    readonly installedFrom: IsoDate | null;
    readonly installedUntil: IsoDate | null;
    readonly use: string;
    readonly zone: string;
    readonly production: string;
    /** Kept as it is: the form does not change it. */
    readonly operator: RuleScope['operator'];
  };
  readonly effect: {
    readonly kind: RuleEffect['kind'];
    readonly from: IsoDate | null;
    readonly deadline: IsoDate | null;
    readonly years: number | null;
    /** In percent, as people say it. */
    readonly percent: number | null;
    readonly of: CapMeasure;
    readonly per: CapGroup | null;
    readonly suppliers: number | null;
  };
  readonly certainty: Certainty;
  readonly citation: {
    readonly instrument: string;
    readonly reference: string;
    readonly url: string;
    readonly date: IsoDate | null;
  };
  readonly keyAssets: Rule['keyAssets'];
  readonly note: string;
};

/** An own policy as it is being written. */
export type PackDraft = {
  readonly title: string;
  readonly jurisdiction: string;
  readonly summary: string;
  readonly rules: readonly DraftRule[];
};

/** A rule that says nothing yet, with an id that no other has; those that were removed count, too. */
export function blankRule(others: readonly Pick<DraftRule, 'id'>[]): DraftRule {
  const taken = new Set(others.map(({ id }) => id));
  let number = others.length + 1;
  while (taken.has(`rule-${number}`)) number += 1;
  return {
    key: crypto.randomUUID(),
    id: `rule-${number}`,
    title: '',
    suppliers: { kind: 'groups', groups: [], headquarters: [], except: [] },
    scope: {
      placement: [],
      function: [],
      generation: [],
      country: [],
      region: [],
      status: [],
      installedFrom: null,
      installedUntil: null,
      use: '',
      zone: '',
      production: '',
      operator: undefined,
    },
    effect: {
      kind: 'review',
      from: null,
      deadline: null,
      years: null,
      percent: null,
      of: 'items',
      per: null,
      suppliers: null,
    },
    certainty: 'V-off',
    citation: { instrument: '', reference: '', url: '', date: null },
    keyAssets: undefined,
    note: '',
  };
}

/** A policy that says nothing yet. */
export function blankDraft(): PackDraft {
  return { title: '', jurisdiction: '', summary: '', rules: [blankRule([])] };
}

const list = <T>(name: string, values: readonly T[]): Record<string, readonly T[]> =>
  values.length === 0 ? {} : { [name]: values };
const text = (name: string, value: string): Record<string, string> =>
  value.trim() === '' ? {} : { [name]: value.trim() };
const day = (name: string, value: IsoDate | null): Record<string, string> =>
  value === null ? {} : { [name]: value };
const number = (name: string, value: number | null): Record<string, number> =>
  value === null ? {} : { [name]: value };

function suppliersDocument({
  kind,
  groups,
  headquarters,
  except,
}: DraftRule['suppliers']): unknown {
  if (kind === 'any') return 'any';
  if (kind === 'listed') return { listed: true };
  const named = kind === 'groups' ? { groups } : { headquarters };
  return { ...named, ...list('except', except) };
}

function scopeDocument(scope: DraftRule['scope']): unknown {
  const { installedFrom, installedUntil, operator } = scope;
  const isDated = installedFrom !== null || installedUntil !== null;
  return {
    ...list('placement', scope.placement),
    ...list('function', scope.function),
    ...list('generation', scope.generation),
    ...list('country', scope.country),
    ...list('region', scope.region),
    ...list('status', scope.status),
    ...(isDated
      ? { installed: { ...day('from', installedFrom), ...day('until', installedUntil) } }
      : {}),
    ...(operator === undefined ? {} : { operator }),
    ...text('use', scope.use),
    ...text('zone', scope.zone),
    ...text('production', scope.production),
  };
}

function effectDocument(effect: DraftRule['effect']): unknown {
  const { kind, from, deadline, years, percent, of, per, suppliers } = effect;
  const grouped = per === null ? {} : { per };
  const own = {
    prohibit: {},
    'remove-by': day('deadline', deadline),
    'remove-after-listing': number('years', years),
    'no-new': {},
    cap: {
      ...day('deadline', deadline),
      ...number('share', percent === null ? null : Number((percent / 100).toFixed(6))),
      ...(of === 'items' ? {} : { of }),
      ...grouped,
    },
    diversity: { ...number('suppliers', suppliers), ...grouped },
    authorise: {},
    review: {},
  }[kind];
  return { kind, ...day('from', from), ...own };
}

function ruleDocument(rule: DraftRule): unknown {
  const { instrument, reference, url, date } = rule.citation;
  return {
    id: rule.id,
    title: rule.title.trim(),
    suppliers: suppliersDocument(rule.suppliers),
    scope: scopeDocument(rule.scope),
    effect: effectDocument(rule.effect),
    certainty: rule.certainty,
    citation: {
      instrument: instrument.trim(),
      ...text('reference', reference),
      ...text('url', url),
      ...day('date', date),
    },
    ...(rule.keyAssets === undefined ? {} : { keyAssets: rule.keyAssets }),
    ...text('note', rule.note),
  };
}

/** What a draft says: the policy where it is whole, what is wrong with it, and its whole rules. */
export type DraftReading = {
  readonly pack: OwnPack | null;
  readonly troubles: readonly PackTrouble[];
  readonly rules: readonly Rule[];
};

/** Reads a draft by the rules that a pack file is read by. */
export function readDraft(draft: PackDraft): DraftReading {
  const rules = draft.rules.map(ruleDocument);
  const { title, jurisdiction, summary } = draft;
  const written = {
    title: title.trim(),
    jurisdiction: jurisdiction.trim(),
    summary: summary.trim(),
    rules,
  };
  const { pack, troubles } = readPack({
    schema: 1,
    id: 'draft',
    version: '2000.01',
    asOf: '2000-01-01',
    activeByDefault: false,
    changelog: [{ version: '2000.01', text: 'Being written' }],
    ...written,
  });
  const wrong = new Set(troubles.flatMap(({ path }) => (path[0] === 'rules' ? [path[1]] : [])));
  return {
    pack:
      pack === null
        ? null
        : {
            title: pack.title,
            jurisdiction: pack.jurisdiction,
            summary: pack.summary,
            rules: pack.rules,
          },
    troubles,
    rules: rules.flatMap((rule, at) => {
      const parsed = wrong.has(at) ? null : ruleSchema.safeParse(rule);
      return parsed?.success === true ? [parsed.data] : [];
    }),
  };
}
