import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ItemCard } from '#shared/contract/items';
import type { IsoDate } from '#shared/domain/date';
import type { RuleCondition } from '#shared/domain/own-tag-rule';
import { writeStatement } from '../../policies/records/record-dialog-store.ts';
import { blankWaiver } from '../../policies/records/statement-draft.ts';

type Finding = ItemCard['findings'][number];

/** The conditions that hold this item and, where its key is one, no other. */
function conditionsOf({ serialNumber, assetId, hostname }: ItemCard['row']): RuleCondition[] {
  if (serialNumber !== null)
    return [{ field: 'serialNumber', test: 'equals', value: serialNumber }];
  if (assetId !== null) return [{ field: 'assetId', test: 'equals', value: assetId }];
  return hostname === null ? [] : [{ field: 'hostname', test: 'equals', value: hostname }];
}

type WaiveButtonProps = {
  readonly finding: Finding;
  readonly row: ItemCard['row'];
  readonly asOf: IsoDate;
};

/** Opens the form of a waiver for this item and rule. */
export function WaiveButton({ finding, row, asOf }: WaiveButtonProps): ReactElement {
  const { policyId, ruleId, ruleTitle } = finding;
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`Waive: ${ruleTitle}`}
      onClick={() => writeStatement(blankWaiver(asOf, { policyId, ruleId }, conditionsOf(row)))}
    >
      Waive …
    </Button>
  );
}
