import { dayAfter, type IsoDate } from '#shared/domain/date';
import { addYears } from '#shared/domain/listing';
import { isByList, type PolicyPack, type Rule } from '#shared/domain/policy';
import type { ChangeKind } from '#shared/domain/timeline';
import type { PolicyRecords } from '../policy-records.ts';

/** Something that happens on a day and may change verdicts from it on. */
export type TimelineEvent = {
  readonly date: IsoDate;
  readonly kind: ChangeKind;
  /** `null` for who belongs to whom, which is of no policy. */
  readonly policyId: string | null;
  /** The rules of the policy that may say something else from the day on. */
  readonly ruleIds: readonly string[];
  /** The one rule that it is about; `null` where it is about several. */
  readonly ruleId: string | null;
  /** The suppliers listed, or a supplier and its owner. */
  readonly supplierIds: readonly string[];
  /** The reference of an authorisation, the reason of a waiver. */
  readonly text: string | null;
  /** The day that is over, where a deadline is. */
  readonly deadline: IsoDate | null;
};

/** One supplier belongs to another between two days, both inclusive. */
export type DatedOwner = {
  readonly supplierId: string;
  readonly parentId: string;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
};

type Dated = Omit<TimelineEvent, 'date'> & { readonly date: IsoDate | null };

const BARE = { ruleId: null, supplierIds: [], text: null, deadline: null } as const;

/** Deadlines that were past when the rule came into force change nothing by themselves. */
function afterDeadline(event: Omit<Dated, 'date' | 'kind'>, { effect }: Rule): Dated[] {
  const date = event.deadline === null ? null : dayAfter(event.deadline);
  if (date === null || date <= effect.from) return [];
  return [{ ...event, date, kind: 'deadline' }];
}

function eventsOfRule(pack: PolicyPack, rule: Rule, { listings }: PolicyRecords): Dated[] {
  const { effect } = rule;
  const own = { ...BARE, policyId: pack.id, ruleIds: [rule.id], ruleId: rule.id };
  const events: Dated[] = [{ ...own, date: effect.from, kind: 'in-force' }];
  if (effect.kind === 'remove-by' || effect.kind === 'cap') {
    events.push(...afterDeadline({ ...own, deadline: effect.deadline }, rule));
  }
  if (effect.kind === 'remove-after-listing') {
    const byDeadline = new Map<IsoDate, string[]>();
    for (const { policyId, supplierId, since } of listings) {
      if (policyId !== pack.id) continue;
      const deadline = addYears(since, effect.years);
      byDeadline.set(deadline, [...(byDeadline.get(deadline) ?? []), supplierId]);
    }
    for (const [deadline, supplierIds] of byDeadline) {
      events.push(...afterDeadline({ ...own, deadline, supplierIds }, rule));
    }
  }
  return events;
}

function eventsOfListings(pack: PolicyPack, { listings }: PolicyRecords): Dated[] {
  const ruleIds = pack.rules.filter(({ suppliers }) => isByList(suppliers)).map(({ id }) => id);
  if (ruleIds.length === 0) return [];
  const bySince = new Map<IsoDate, string[]>();
  for (const { policyId, supplierId, since } of listings) {
    if (policyId === pack.id) bySince.set(since, [...(bySince.get(since) ?? []), supplierId]);
  }
  return [...bySince].map(([date, supplierIds]) => ({
    ...BARE,
    date,
    kind: 'listing',
    policyId: pack.id,
    ruleIds,
    supplierIds,
  }));
}

function eventsOfStatements(pack: PolicyPack, { statements }: PolicyRecords): Dated[] {
  const all = pack.rules.map(({ id }) => id);
  return statements.flatMap(({ statement }): Dated[] => {
    if (statement.kind === 'answer' || statement.policyId !== pack.id) return [];
    const { kind, ruleId, from, until } = statement;
    const ruleIds = ruleId === null ? all : all.filter((id) => id === ruleId);
    if (ruleIds.length === 0) return [];
    const text = kind === 'waiver' ? statement.reason : statement.reference;
    const event = { ...BARE, policyId: pack.id, ruleIds, ruleId, text };
    return [
      { ...event, date: from, kind: `${kind}-start` },
      { ...event, date: until === null ? null : dayAfter(until), kind: `${kind}-end` },
    ];
  });
}

function eventsOfOwners(owners: readonly DatedOwner[]): Dated[] {
  return owners.flatMap(({ supplierId, parentId, from, until }): Dated[] => {
    const event = { ...BARE, policyId: null, ruleIds: [], supplierIds: [supplierId, parentId] };
    return [
      { ...event, date: from, kind: 'owner-start' },
      { ...event, date: until === null ? null : dayAfter(until), kind: 'owner-end' },
    ];
  });
}

/**
 * Everything dated that verdicts under some packs follow from, by date. On no other day can a
 * verdict change while items, tags and what is on record stay as they are.
 */
export function timelineEvents(
  packs: readonly PolicyPack[],
  records: PolicyRecords,
  owners: readonly DatedOwner[],
): TimelineEvent[] {
  const events = [
    ...packs.flatMap((pack) => [
      ...pack.rules.flatMap((rule) => eventsOfRule(pack, rule, records)),
      ...eventsOfListings(pack, records),
      ...eventsOfStatements(pack, records),
    ]),
    ...eventsOfOwners(owners),
  ];
  return events
    .flatMap(({ date, ...event }) => (date === null ? [] : [{ ...event, date }]))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
