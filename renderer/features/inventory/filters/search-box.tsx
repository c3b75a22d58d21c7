import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import classes from './filter-bar.module.css';

/**
 * One question at a time is asked, and of those that wait the newest. The first key asks at once; of
 * keys that follow it faster than this, the last one.
 */
const JOINED_MS = 40;

type SearchBoxProps = {
  /** The text that is searched for now. */
  readonly value: string;
  readonly onChange: (text: string) => void;
};

/** Searches while the operator types; Ctrl/Cmd+F leads here. */
export function SearchBox({ value, onChange }: SearchBoxProps): ReactElement {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  const changedAt = useRef(-Infinity);
  const send = (next: string): void => {
    sent.current = next;
    onChange(next);
  };
  const sendLast = useDebouncedCallback(send, JOINED_MS);

  // "Clear filters" and the chips change the search from outside; typing must not be undone.
  useEffect(() => {
    if (value.trim() === sent.current.trim()) return;
    sent.current = value;
    setText(value);
  }, [value]);

  useHotkeys(
    [
      [
        'mod+F',
        () => {
          input.current?.focus();
          input.current?.select();
        },
      ],
    ],
    [],
  );

  const change = (next: string): void => {
    setText(next);
    const now = performance.now();
    const isFirst = now - changedAt.current > JOINED_MS;
    changedAt.current = now;
    sendLast.cancel();
    if (isFirst) send(next);
    else sendLast(next);
  };

  return (
    <TextInput
      ref={input}
      type="search"
      size="xs"
      className={classes['search'] ?? ''}
      maxLength={200}
      value={text}
      placeholder="Host name, serial, model, site …"
      aria-label="Search items"
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="xs" aria-label="Clear the search" onClick={() => change('')} />
        )
      }
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') {
          event.stopPropagation();
          change('');
        }
      }}
    />
  );
}
