import { UnstyledButton } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { showDone } from '../../components/notify.ts';
import classes from './import-list.module.css';

const SHOWN_CHARS = 12;

/** Selecting and copying needs no permission; the clipboard API does, and pages have none. */
function copyText(text: string): void {
  const holder = document.createElement('textarea');
  holder.value = text;
  document.body.append(holder);
  const focused = document.activeElement;
  holder.select();
  const isCopied = document.execCommand('copy');
  holder.remove();
  if (focused instanceof HTMLElement) focused.focus();
  if (isCopied) showDone('SHA-256 copied', text);
}

/** The first characters of a file's hash; pressing it copies the whole. */
export function CopyHash({ sha256 }: { readonly sha256: string }): ReactElement {
  const start = `${sha256.slice(0, SHOWN_CHARS)}…`;
  return (
    <UnstyledButton
      className={classes['hash'] ?? ''}
      title={`SHA-256 ${sha256}`}
      aria-label={`${start} copy the whole SHA-256`}
      onClick={() => {
        copyText(sha256);
      }}
    >
      {start}
      <IconCopy size={12} aria-hidden />
    </UnstyledButton>
  );
}
