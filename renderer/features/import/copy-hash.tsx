import { UnstyledButton } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { copyText } from '../../components/copy-text.ts';
import { showDone } from '../../components/notify.ts';
import classes from './import-list.module.css';

const SHOWN_CHARS = 12;

/** The first characters of a file's hash; pressing it copies the whole. */
export function CopyHash({ sha256 }: { readonly sha256: string }): ReactElement {
  const start = `${sha256.slice(0, SHOWN_CHARS)}…`;
  return (
    <UnstyledButton
      className={classes['hash'] ?? ''}
      title={`SHA-256 ${sha256}`}
      aria-label={`${start} copy the whole SHA-256`}
      onClick={() => {
        if (copyText(sha256)) showDone('SHA-256 copied', sha256);
      }}
    >
      {start}
      <IconCopy size={12} aria-hidden />
    </UnstyledButton>
  );
}
