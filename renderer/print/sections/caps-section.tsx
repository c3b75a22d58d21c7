import type { ReactElement } from 'react';
import {
  countryName,
  formatAmount,
  formatDate,
  formatLimit,
  formatShareBeside,
  plural,
} from '../../components/format.ts';
import { functionWords, measureUnitWords } from '../../components/words.ts';
import { functionSchema } from '#shared/domain/item';
import type { Cap } from '#shared/contract/caps';
import type { IsoDate } from '#shared/domain/date';
import { DocTable } from '../doc-table.tsx';
import type { SectionProps } from '../section-props.ts';

function groupWords({ per }: Cap, value: string | null): string {
  if (per === null || value === null) return 'All';
  if (per === 'country') return countryName(value);
  if (per === 'region') return value;
  const known = functionSchema.safeParse(value);
  return known.success ? functionWords[known.data] : value;
}

type CapTableProps = { readonly cap: Cap; readonly asOf: IsoDate };

function CapTable({ cap, asOf }: CapTableProps): ReactElement {
  return (
    <>
      <h3>
        {cap.ruleTitle} ({cap.policyTitle})
      </h3>
      <p>
        At most {formatLimit(cap.share)} of {measureUnitWords[cap.unit].toLowerCase()}, in force
        from {formatDate(cap.from)}; more {asOf > cap.deadline ? 'was' : 'is'} tolerated until{' '}
        {formatDate(cap.deadline)}.{' '}
        {cap.undetermined === 0
          ? ''
          : `${plural(cap.undetermined, 'item')} undetermined, none of which counts as of the named suppliers: those that are in its scope, and of which the supplier or its head office is not known, count among all, the others on neither side. The share may be another one.`}
      </p>
      {cap.groups.length === 0 ? (
        <p>Nothing of the inventory is under it.</p>
      ) : (
        <DocTable
          label={cap.ruleTitle}
          columns={[
            { head: 'Group', width: '30%' },
            { head: 'Of the named suppliers', isNumber: true },
            { head: 'All', isNumber: true },
            { head: 'Share', isNumber: true },
            { head: 'Permitted', isNumber: true },
            { head: 'Room', isNumber: true },
            { head: 'Over', isNumber: true },
          ]}
          rows={cap.groups.map(({ key, value, named, all, room, over }) => ({
            key,
            cells: [
              groupWords(cap, value),
              formatAmount(named),
              formatAmount(all),
              formatShareBeside(named, all, cap.share),
              formatLimit(cap.share),
              formatAmount(room),
              formatAmount(over),
            ],
          }))}
        />
      )}
    </>
  );
}

/** Shares that rules permit, with numerator and denominator. */
export function CapsSection({ document }: SectionProps): ReactElement {
  const { caps } = document.figures;
  return (
    <section>
      <h2>Caps</h2>
      {caps.length === 0 ? <p>No rule that was applied sets a cap.</p> : null}
      {caps.map((cap) => (
        <CapTable
          key={`${cap.policyId}/${cap.ruleId}`}
          cap={cap}
          asOf={document.figures.summary.asOf}
        />
      ))}
    </section>
  );
}
