import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { Fragment, type ReactElement } from 'react';
import type { ItemCard } from '#shared/contract/items';
import { resolutionWords } from '../../../components/resolution-words.ts';
import { SignNote } from '../../../components/sign-note.tsx';
import { sentenceOfSign } from '../../../components/sign-words.ts';
import { TagOrigin } from '../../../components/tag-origin.tsx';
import { whenAndWho } from './when-and-who.ts';
import { Facts } from './facts.tsx';
import classes from './panel.module.css';

/** What the equipment says of its maker, and whether that is somebody else. */
function SignFact({ sign, isContradicted }: ItemCard['vendor']): ReactElement | null {
  if (sign === null) return null;
  return (
    <>
      <SignNote isSure={sign.isSure}>{sentenceOfSign(sign)}</SignNote>
      {isContradicted ? (
        <span className={classes['contradiction']}>
          <IconAlertTriangle size={14} aria-hidden />
          Another maker than the vendor: it may be relabelled.
        </span>
      ) : null}
    </>
  );
}

type VendorEvidenceProps = { readonly vendor: ItemCard['vendor'] };

/** The way from the text in the file to the supplier and the group that owns it. */
export function VendorEvidence({ vendor }: VendorEvidenceProps): ReactElement {
  const { manufacturer, matchedName, supplierName, groups } = vendor;
  const since = whenAndWho(vendor);
  const steps = [
    { key: 'text', words: manufacturer ?? 'No manufacturer in the file' },
    ...(matchedName === null || matchedName === manufacturer
      ? []
      : [{ key: 'match', words: matchedName }]),
    { key: 'supplier', words: supplierName ?? 'Unresolved' },
    ...groups
      .filter(({ id }) => id !== vendor.supplierId)
      .map(({ id, name }) => ({ key: id, words: name })),
  ];
  return (
    <>
      <div className={classes['chain']}>
        {steps.map(({ key, words }, index) => (
          <Fragment key={key}>
            {index === 0 ? null : <IconArrowRight size={14} aria-label="leads to" />}
            <bdi className={classes['step']}>{words}</bdi>
          </Fragment>
        ))}
      </div>
      <Facts
        facts={[
          { label: 'As written', value: manufacturer ?? '–' },
          { label: 'Matched name', value: matchedName ?? '–' },
          { label: 'Resolved by', value: <TagOrigin origin={vendor.by} /> },
          ...(vendor.by === 'rule' && manufacturer !== null
            ? [{ label: 'Why', value: resolutionWords(vendor.step, matchedName) }]
            : []),
          ...(vendor.sign === null
            ? []
            : [{ label: 'Equipment', value: <SignFact {...vendor} /> }]),
          ...(since === null ? [] : [{ label: 'Since', value: since }]),
          ...(vendor.evidence === null ? [] : [{ label: 'Evidence', value: vendor.evidence }]),
        ]}
      />
    </>
  );
}
