import { ActionIcon, Code, Group, Tooltip } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { copyText } from '../../../components/copy-text.ts';
import { showDone } from '../../../components/notify.ts';

type FingerprintProps = {
  /** A SHA-256 as hex. */
  readonly value: string;
  /** What it is of, for the button that copies it. */
  readonly of: string;
};

/** A hash in groups of eight that people can compare, with a way to copy it. */
export function Fingerprint({ value, of }: FingerprintProps): ReactElement {
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <Code fz="xs" aria-label={`${of}: ${value}`}>
        {value.match(/.{1,8}/gu)?.join(' ') ?? value}
      </Code>
      <Tooltip label={`Copy ${of}`}>
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={`Copy ${of}`}
          onClick={() => {
            if (copyText(value)) showDone('Copied', value);
          }}
        >
          <IconCopy size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
