import { Button, Group, Kbd, Select, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Recorded, SampleRow } from '#shared/contract/sampling';
import { ITEM_FIELDS, type ItemField } from '#shared/domain/item';
import { RESULTS, type Found, type SampleResult } from '#shared/domain/sampling/results';
import { countryName, formatMoment, formatNumber } from '../../components/format.ts';
import { resultWords } from '../../components/sampling-words.ts';
import { fieldWords, functionWords, placementWords, statusWords } from '../../components/words.ts';
import { useNavigation } from '../../app/navigation.ts';
import classes from './sampling.module.css';

/** The key of each result. */
export const RESULT_KEYS: Readonly<Record<SampleResult, string>> = {
  'as-recorded': 'A',
  differs: 'D',
  'not-found': 'N',
  'not-accessible': 'X',
};

const FIELD_OPTIONS = ITEM_FIELDS.map((value) => ({ value, label: fieldWords[value] }));

function linesOf(recorded: Recorded, site: string | null): [ItemField, string | null][] {
  const { quantity, placement, status, country } = recorded;
  return [
    ['assetId', recorded.assetId],
    ['serialNumber', recorded.serialNumber],
    ['hostname', recorded.hostname],
    ['manufacturer', recorded.manufacturer],
    ['model', recorded.model],
    ['partNumber', recorded.partNumber],
    ['function', recorded.function === null ? null : functionWords[recorded.function]],
    ['placement', placementWords[placement]],
    ['site', site],
    ['siteName', recorded.siteName],
    ['country', country === null ? null : countryName(country)],
    ['status', status === null ? null : statusWords[status]],
    ['quantity', quantity === null ? null : formatNumber(quantity)],
  ];
}

type TickDetailProps = {
  readonly row: SampleRow;
  readonly canEnter: boolean;
  /** True once it is said that the item differs, until it is said by what. */
  readonly isAskingField: boolean;
  readonly onAskField: (isAsking: boolean) => void;
  readonly onFound: (found: Found | null) => void;
};

/** What the register said of one item, and what was found; give it a key of the row. */
export function TickDetail(props: TickDetailProps): ReactElement {
  const { row, canEnter, isAskingField, onAskField, onFound } = props;
  const go = useNavigation((state) => state.go);
  const [remark, setRemark] = useState(row.remark);
  const { recorded, site, itemId, result, field, checkedAt, checkedBy } = row;
  const choose = (chosen: SampleResult): void => {
    if (chosen === 'differs') onAskField(true);
    else onFound({ result: chosen, field: null, remark: remark.trim() });
  };
  return (
    <div role="group" aria-label={`Item ${row.position}`}>
      <dl className={classes['recorded']}>
        {linesOf(recorded, site).map(([name, value]) =>
          value === null ? null : (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{fieldWords[name]}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ),
        )}
      </dl>
      <Group gap="xs" mb="sm">
        {RESULTS.map((each) => (
          <Button
            key={each}
            size="xs"
            variant={result === each ? 'filled' : 'default'}
            aria-pressed={result === each}
            disabled={!canEnter}
            rightSection={
              <Kbd aria-hidden size="xs">
                {RESULT_KEYS[each]}
              </Kbd>
            }
            onClick={() => choose(each)}
          >
            {resultWords[each]}
          </Button>
        ))}
      </Group>
      {isAskingField || result === 'differs' ? (
        <Select
          key={String(isAskingField)}
          label="Differs by"
          placeholder="Pick the field"
          searchable
          mb="sm"
          disabled={!canEnter}
          autoFocus={isAskingField}
          defaultDropdownOpened={isAskingField}
          data={FIELD_OPTIONS}
          value={isAskingField ? null : field}
          onChange={(value) => {
            const chosen = ITEM_FIELDS.find((each) => each === value);
            if (chosen === undefined) return;
            onAskField(false);
            onFound({ result: 'differs', field: chosen, remark: remark.trim() });
          }}
        />
      ) : null}
      <TextInput
        label="Remark"
        description={result === null ? 'Kept with the result' : undefined}
        maxLength={1000}
        disabled={!canEnter}
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
        onBlur={() => {
          const text = remark.trim();
          if (result !== null && text !== row.remark) onFound({ result, field, remark: text });
        }}
      />
      <Group justify="space-between" mt="sm">
        <Text size="xs" c="dimmed">
          {checkedAt === null
            ? 'Nobody has looked at it yet'
            : `Entered ${formatMoment(checkedAt)}${checkedBy === null ? '' : ` by ${checkedBy}`}`}
        </Text>
        {itemId === null ? (
          <Text size="xs" c="dimmed">
            No longer in the inventory
          </Text>
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => go('inventory', { filter: { itemId } })}
          >
            Show in the inventory
          </Button>
        )}
      </Group>
    </div>
  );
}
