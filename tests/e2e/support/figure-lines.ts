import type { AuditFigures } from '../../../shared/domain/audit/figures.ts';

const percents = new Intl.NumberFormat('en-US', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const days = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

const number = (value: number): string => value.toLocaleString('en-US');
const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : percents.format(part / whole);
/** A limit with every digit that its law gives it. */
const limit = (most: number): string => `${Number((most * 100).toFixed(8))}%`;
/** A share that is above its limit reads above it, whatever is rounded. */
const shareUnder = (part: number, whole: number, most: number): string => {
  const percent = (value: number, digits: number): string => `${(value * 100).toFixed(digits)}%`;
  if (whole === 0 || part / whole - most <= 1e-9) return share(part, whole);
  const digits = [1, 2, 3, 4, 5, 6].find(
    (each) => percent(part / whole, each) !== percent(most, each),
  );
  return percent(part / whole, digits ?? 6);
};
const day = (iso: string): string => days.format(new Date(iso));

/** A line of a table: what stands in its cells one after another. */
const line = (...cells: readonly (string | number)[]): string =>
  cells.map((cell) => (typeof cell === 'number' ? number(cell) : cell)).join(' ');

/** Lines that a part of the printed summary must hold, by the words that this part begins with. */
export type Part = { readonly begins: string; readonly lines: readonly string[] };

/** A rule that is asked of every maker names no supplier, and no supplier is called by it. */
function suppliersLine({ summary, policies }: AuditFigures): string {
  const speaking = policies
    .flatMap(({ rules }) => rules)
    .filter(({ isOn, isUpcoming, items }) => isOn && !isUpcoming && items !== 0);
  const { flagged } = summary.suppliers;
  return speaking.some(({ rule }) => rule.suppliers === 'any')
    ? line(flagged, flagged === 1 ? 'supplier with flagged items' : 'suppliers with flagged items')
    : line(flagged, 'potentially non-secure supplier');
}

/**
 * What the printed summary must say for some figures, as program and reader see it: every table of
 * counts, in the words of an American locale. Labels that the program makes of codes are left out.
 */
export function expectedParts(figures: AuditFigures): Part[] {
  const { summary, byFunction, bySite, pace, caps, quality, sources } = figures;
  const { items, byVerdict } = summary;
  const { inScope } = items;
  return [
    {
      begins: 'Result ',
      lines: [
        suppliersLine(figures),
        `${number(inScope)} items in scope = ${number(items.flagged)} flagged + ${number(items.undetermined)} undetermined + ${number(items.clear)} clear.`,
        ...Object.values(byVerdict).map((count) => line(count, share(count, inScope))),
        ...Object.values(summary.byPlacement).map((each) =>
          line(each.items, each.flagged, share(each.flagged, each.items), each.undetermined),
        ),
      ],
    },
    {
      begins: 'By supplier and placement Supplier',
      lines: summary.bySupplier.map((each) =>
        line(
          each.name,
          each.items,
          share(each.items, inScope),
          each.flagged,
          each.flaggedCore,
          each.flaggedEdge,
          each.flaggedUntagged,
          each.undetermined,
        ),
      ),
    },
    {
      begins: 'By function Function',
      lines: byFunction.map((each) =>
        line(
          each.items,
          each.flagged,
          each.flaggedCore,
          share(each.flagged, each.items),
          each.undetermined,
        ),
      ),
    },
    {
      begins: 'By country Country',
      lines: summary.byCountry.map((each) =>
        line(each.items, each.flagged, share(each.flagged, each.items), each.undetermined),
      ),
    },
    {
      begins: 'By site ',
      lines: bySite.rows.flatMap((each) => [
        line(each.site ?? ''),
        line(
          each.items,
          each.flagged,
          each.flaggedCore,
          share(each.flagged, each.items),
          each.undetermined,
        ),
      ]),
    },
    {
      begins: 'Deadlines ',
      lines: [
        ...(pace.overdue > 0 ? [line(pace.overdue, 'item')] : []),
        ...pace.steps.flatMap((step) => [
          ...step.rules,
          line(step.items, step.until, step.perWeek),
          day(step.deadline),
        ]),
        ...summary.byDeadline.map(({ deadline }) => day(deadline)),
      ],
    },
    {
      begins: 'Caps ',
      lines: caps.flatMap((cap) => [
        cap.ruleTitle,
        ...cap.groups.map((each) =>
          line(
            each.named,
            each.all,
            shareUnder(each.named, each.all, cap.share),
            limit(cap.share),
            each.room,
            each.over,
          ),
        ),
      ]),
    },
    {
      begins: 'Data quality and completeness',
      lines: [
        line('Items in scope without a site', quality.withoutSite, inScope),
        line('Items in scope without a serial number', quality.withoutSerial, inScope),
        line('Items in scope that share their serial number', quality.sharedSerial, inScope),
        line('Placement said by the file', quality.placementBy.file, inScope),
        line('Placement not known', quality.placementBy.nobody, inScope),
        line(
          'rule of the catalogue that is unverified',
          quality.byUnverified?.items ?? -1,
          inScope,
        ),
        ...quality.openNames.first.map((each) => line(each.text, each.items)),
        ...summary.completeness.map((each) =>
          line(each.known, each.missing, share(each.known, each.known + each.missing)),
        ),
      ],
    },
    {
      begins: 'Sources ',
      lines: sources.map(({ fileName }) => fileName),
    },
  ];
}
