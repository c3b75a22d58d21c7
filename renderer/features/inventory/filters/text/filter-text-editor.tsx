import { Button, Text } from '@mantine/core';
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import type { FilterNames } from '#shared/domain/filter-names';
import { completeFilter, type CompletionOption } from '#shared/domain/filter-text/complete-filter';
import { parseFilter } from '#shared/domain/filter-text/parse-filter';
import { printFilter } from '#shared/domain/filter-text/print-filter';
import classes from './filter-text.module.css';
import { useRuleNames } from './use-rule-names.ts';
import { useSiteOptions } from './use-site-options.ts';

type FilterTextEditorProps = {
  readonly filter: ItemFilter;
  readonly names: FilterNames;
  readonly onApply: (filter: ItemFilter) => void;
  readonly onCancel: () => void;
};

type Fault = { readonly message: string; readonly from: number; readonly to: number };

/**
 * The filter as text: completion while it is typed, Enter applies, Escape first closes the list and
 * then cancels. What is wrong is underlined where it stands and said below.
 */
export function FilterTextEditor(props: FilterTextEditorProps): ReactElement {
  const { filter, onApply, onCancel } = props;
  const names = useRuleNames(props.names);
  const [text, setText] = useState(() => printFilter(filter, names));
  const [caret, setCaret] = useState(text.length);
  const [isListed, setIsListed] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const [hasTried, setHasTried] = useState(false);
  const [scrolled, setScrolled] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  // Where the caret belongs after a text was put in, which the field does not keep by itself.
  const nextCaret = useRef<readonly [number, number] | null>([text.length, text.length]);
  const id = useId();

  const sites = useSiteOptions(text, caret, names);
  const completion = sites ?? completeFilter(text, caret, names);
  const options = isListed ? completion.options : [];
  const parsed = parseFilter(text, names);
  const fault: Fault | null = hasTried && !parsed.ok ? parsed : null;

  useLayoutEffect(() => {
    if (nextCaret.current === null || input.current === null) return;
    const [from, to] = nextCaret.current;
    nextCaret.current = null;
    input.current.focus();
    input.current.setSelectionRange(from, to);
  });

  const take = ({ text: taken }: CompletionOption): void => {
    const { from, to } = completion;
    const at = from + taken.length;
    setText(text.slice(0, from) + taken + text.slice(to));
    setCaret(at);
    nextCaret.current = [at, at];
    setChosen(-1);
    // After a field or the sign of a range there is more to choose.
    setIsListed(/(?::|\.\.|=)$/u.test(taken));
  };
  const apply = (): void => {
    if (parsed.ok) {
      onApply(parsed.filter);
      return;
    }
    setHasTried(true);
    setIsListed(false);
    nextCaret.current = [parsed.from, parsed.to];
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const option = options[chosen];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (options.length === 0) {
        setIsListed(true);
        setChosen(0);
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((chosen + step + options.length) % options.length);
    } else if (event.key === 'Enter' || (event.key === 'Tab' && option !== undefined)) {
      event.preventDefault();
      if (option === undefined) apply();
      else take(option);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (options.length > 0) setIsListed(false);
      else onCancel();
    }
  };

  return (
    <div className={classes['editor']} role="group" aria-label="Filter as text">
      <div className={classes['field']}>
        <input
          ref={input}
          className={classes['input']}
          role="combobox"
          aria-label="Filter as text"
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-options`}
          aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
          aria-invalid={fault !== null}
          aria-describedby={fault === null ? `${id}-keys` : `${id}-fault`}
          autoComplete="off"
          spellCheck={false}
          placeholder="vendor:Huawei -country:DE installed:2020..2022 ne40"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
            setIsListed(true);
            setChosen(-1);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? caret)}
          onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}
          onBlur={() => setIsListed(false)}
          onKeyDown={onKeyDown}
        />
        {fault === null ? null : (
          <div className={classes['marks']} aria-hidden>
            <span style={{ marginInlineStart: -scrolled }}>
              {text.slice(0, fault.from)}
              <span className={classes['mark']}>{text.slice(fault.from, fault.to) || ' '}</span>
            </span>
          </div>
        )}
        <ul
          id={`${id}-options`}
          className={classes['options']}
          role="listbox"
          aria-label="What can be written here"
          hidden={options.length === 0}
        >
          {options.map((option, index) => (
            <li
              key={option.text}
              id={`${id}-${index}`}
              className={classes['option']}
              role="option"
              aria-selected={index === chosen}
              ref={(element) => {
                if (index === chosen) element?.scrollIntoView({ block: 'nearest' });
              }}
              onMouseDown={(event) => {
                event.preventDefault();
                take(option);
              }}
            >
              <code className={classes['code']}>{option.text}</code>
              <span className={classes['meaning']}>{option.label}</span>
            </li>
          ))}
        </ul>
      </div>
      <Button size="xs" onClick={apply}>
        Apply
      </Button>
      <Button size="xs" variant="default" onClick={onCancel}>
        Cancel
      </Button>
      {fault === null ? (
        <Text id={`${id}-keys`} size="xs" c="dimmed" className={classes['below'] ?? ''}>
          Enter applies, Escape cancels, arrow down offers what can be written
        </Text>
      ) : (
        <Text
          id={`${id}-fault`}
          size="xs"
          c="var(--mantine-color-error)"
          role="alert"
          className={classes['below'] ?? ''}
        >
          {fault.message}
        </Text>
      )}
    </div>
  );
}
