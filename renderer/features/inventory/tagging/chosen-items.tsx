import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import { plural } from '../../../components/format.ts';
import notice from '../../../components/notice.module.css';
import { messageOf } from '../../../components/notify.ts';
import { useData } from '../../../data/hooks.ts';
import { isEmptyFilter } from '../filters/filter-model.ts';
import { sentenceOf } from '../filters/filter-sentence.ts';
import { useSupplierNames } from '../filters/use-supplier-names.ts';

type ChosenItemsProps = {
  readonly filter: ItemFilter;
  /** Whether their number and the filter are said; not for one item that is on the screen. */
  readonly isSaid?: boolean;
};

/** Which items a dialog is about: how many, by which filter, and a warning where that is every one. */
export function ChosenItems({ filter, isSaid = true }: ChosenItemsProps): ReactElement {
  const suppliers = useSupplierNames();
  const { data, error } = useData('items.count', { filter });
  return (
    <>
      {isSaid ? (
        <Text size="sm">
          {data === undefined ? 'Counting the items …' : `${plural(data.items, 'item')}: `}
          {data === undefined ? null : (
            <Text span c="dimmed" inherit>
              {sentenceOf(filter, suppliers)}
            </Text>
          )}
        </Text>
      ) : null}
      {error === null ? null : (
        <Alert
          classNames={{ root: notice['danger'] ?? '', icon: notice['dangerIcon'] ?? '' }}
          icon={<IconAlertTriangle aria-hidden />}
        >
          {messageOf(error)}
        </Alert>
      )}
      {isEmptyFilter(filter) ? (
        <Alert
          classNames={{ root: notice['warning'] ?? '', icon: notice['warningIcon'] ?? '' }}
          icon={<IconAlertTriangle aria-hidden />}
        >
          No filter is set: this is every item of the workspace.
        </Alert>
      ) : null}
    </>
  );
}
