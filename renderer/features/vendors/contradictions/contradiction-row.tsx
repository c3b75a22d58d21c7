import { Button, Table } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Contradiction } from '#shared/contract/evidence';
import type { ItemFilter } from '#shared/domain/filter';
import { useNavigation } from '../../../app/navigation.ts';
import { formatNumber } from '../../../components/format.ts';
import { IN_SCOPE } from '../../inventory/filters/filter-model.ts';
import { SignNote } from '../../../components/sign-note.tsx';
import { sentenceOfSign } from '../../../components/sign-words.ts';
import vendors from '../vendors.module.css';
import classes from './contradictions.module.css';
import type { Settling } from './settle-modal.tsx';

/** The items of a row, as many as it counts. */
function itemsOf({ manufacturerId, supplierId, sign }: Contradiction): ItemFilter {
  return {
    ...IN_SCOPE,
    manufacturerIds: [manufacturerId],
    evidence: [sign.key],
    suppliers: [supplierId],
  };
}

type ContradictionRowProps = {
  readonly contradiction: Contradiction;
  /** Asks for the reason of a decision and keeps it. */
  readonly onDecide: (settling: Settling) => void;
};

/** Items of one text that say another maker, with what can be decided about them. */
export function ContradictionRow(props: ContradictionRowProps): ReactElement {
  const { contradiction, onDecide } = props;
  const { text, supplierId, supplierName, items, flagged, sign } = contradiction;
  const go = useNavigation((state) => state.go);
  const filter = itemsOf(contradiction);
  // What contradicts points to somebody.
  const otherId = sign.supplierId ?? supplierId;
  const other = sign.supplierName ?? otherId;
  return (
    <Table.Tr>
      <Table.Td className={classes['name'] ?? ''}>
        <bdi>{text}</bdi>
      </Table.Td>
      <Table.Td className={classes['name'] ?? ''}>
        <bdi>{supplierName}</bdi>
      </Table.Td>
      <Table.Td className={vendors['text'] ?? ''}>
        <SignNote isSure={sign.isSure}>{sentenceOfSign(sign)}</SignNote>
      </Table.Td>
      <Table.Td data-num>{formatNumber(items)}</Table.Td>
      <Table.Td data-num {...(flagged === 0 ? { c: 'dimmed' } : { fw: 600 })}>
        {formatNumber(flagged)}
      </Table.Td>
      <Table.Td className={vendors['actions'] ?? ''}>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`Show items written ${text} that point to ${other}`}
          onClick={() => go('inventory', { filter })}
        >
          Show items
        </Button>
      </Table.Td>
      <Table.Td className={vendors['actions'] ?? ''}>
        <div className={classes['choices']}>
          <Button
            size="compact-sm"
            // What only hints is not to be accepted in passing.
            variant={sign.isSure ? 'light' : 'default'}
            title={`It is ${other}`}
            aria-label={`It is ${other}: ${text}`}
            onClick={() => onDecide({ contradiction, supplierId: otherId, supplierName: other })}
          >
            <span className={classes['choice']}>
              It is <bdi>{other}</bdi>
            </span>
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`The vendor is right: ${supplierName} for ${text} that points to ${other}`}
            onClick={() => onDecide({ contradiction, supplierId, supplierName })}
          >
            The vendor is right
          </Button>
        </div>
      </Table.Td>
    </Table.Tr>
  );
}
