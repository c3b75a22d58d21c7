import { Badge, Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Vendor } from '#shared/contract/vendors';
import type { IsoDate } from '#shared/domain/date';
import { spanWords } from '../registry/owner-words.ts';
import type { Owner } from './owner-modal.tsx';
import classes from './own.module.css';

function isOn({ from, until }: Owner, day: IsoDate): boolean {
  return (from === null || from <= day) && (until === null || day <= until);
}

type OwnerLineProps = {
  readonly vendor: Pick<Vendor, 'name'>;
  readonly owner: Owner;
  readonly asOf: IsoDate;
  readonly isBusy: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

/** One owner of a supplier; one of another time than the as-of date stands back. */
export function OwnerLine(props: OwnerLineProps): ReactElement {
  const { vendor, owner, asOf, isBusy, onEdit, onRemove } = props;
  const isNow = isOn(owner, asOf);
  return (
    <li className={classes['owner']}>
      <div className={classes['ownerWords']}>
        <Text size="sm" span {...(isNow ? {} : { c: 'dimmed' })}>
          <bdi>{owner.name}</bdi>{' '}
          <Text span inherit c="dimmed">
            {spanWords(owner)}
            {isNow ? '' : ', not on the as-of date'}
          </Text>
        </Text>
        {owner.isOwn ? (
          <Badge size="xs" variant="default">
            yours
          </Badge>
        ) : null}
        {owner.note === null ? null : (
          <Text size="xs" c="dimmed" className={classes['note'] ?? ''}>
            <bdi>{owner.note}</bdi>
          </Text>
        )}
      </div>
      <Group gap={8} wrap="nowrap">
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`${owner.isOwn ? 'Edit' : 'Correct'} ${owner.name} as owner of ${vendor.name}`}
          onClick={onEdit}
        >
          {owner.isOwn ? 'Edit…' : 'Correct…'}
        </Button>
        {owner.isOwn ? (
          <Button
            size="compact-sm"
            variant="subtle"
            disabled={isBusy}
            aria-label={`Remove ${owner.name} as owner of ${vendor.name}`}
            onClick={onRemove}
          >
            Remove
          </Button>
        ) : null}
      </Group>
    </li>
  );
}
