import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Vendor } from '#shared/contract/vendors';
import { useTeach } from './use-teach.ts';
import classes from './vendors.module.css';

const LONGEST_NAME = 200;

type OwnNamesProps = { readonly vendor: Vendor };

/** The names that the operator gave a vendor, or said not to be its. */
export function OwnNames({ vendor }: OwnNamesProps): ReactElement {
  const [name, setName] = useState('');
  const { teach, forget, isPending } = useTeach();
  return (
    <div className={classes['ownNames']}>
      {vendor.names.map((each) => (
        <Group key={each.id} gap={8}>
          <Text size="sm">
            <bdi>“{each.name}”</bdi> {each.says === 'alias' ? 'is' : 'is not'} {vendor.name}
          </Text>
          <Button
            size="compact-sm"
            variant="subtle"
            disabled={isPending}
            aria-label={`Remove ${each.name} from the names of ${vendor.name}`}
            onClick={() => forget(vendor, each)}
          >
            Remove
          </Button>
        </Group>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') teach(vendor, name.trim(), 'alias', () => setName(''));
        }}
      >
        <Group gap={8}>
          <TextInput
            size="xs"
            w={280}
            maxLength={LONGEST_NAME}
            placeholder={`Another name of ${vendor.name}`}
            aria-label={`Another name of ${vendor.name}`}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button
            type="submit"
            size="compact-sm"
            variant="default"
            loading={isPending}
            disabled={name.trim() === ''}
          >
            Add name
          </Button>
        </Group>
      </form>
    </div>
  );
}
