import { Button, Collapse, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useDebouncedCallback, useId } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { Inspection, Reading } from '#shared/contract/import';
import { plural } from '../../components/format.ts';
import { EncodingReadings } from './encoding-readings.tsx';
import { inspect, useImport } from './import-store.ts';
import {
  delimiterOptions,
  encodingOptions,
  escapeOptions,
  OTHER,
  quoteOptions,
  readAsOf,
  type ReadAs,
} from './reading-words.ts';
import { useFollowing } from './use-following.ts';
import styles from './reading.module.css';

/** Typed values are read by once the typing pauses. */
const TYPING_MS = 400;

/** Reads the file again with one option changed. */
function read(change: Reading): void {
  void inspect({ ...useImport.getState().reading, ...change });
}

/** The reading without some of its options, so that these are detected again. */
function detect(...options: readonly (keyof Reading)[]): void {
  const { reading } = useImport.getState();
  const rest = Object.entries(reading).filter(([name]) => !options.some((each) => each === name));
  void inspect(Object.fromEntries(rest));
}

function DelimiterOption({ delimiter }: { readonly delimiter: string }): ReactElement {
  const isKnown = delimiterOptions.some(({ value }) => value === delimiter);
  const [isOther, setIsOther] = useFollowing(!isKnown);
  const [own, setOwn] = useFollowing(isKnown ? '' : delimiter);
  const readLater = useDebouncedCallback((typed: string) => {
    read({ delimiter: typed });
  }, TYPING_MS);
  return (
    <div className={styles['option']}>
      <NativeSelect
        label="Delimiter"
        size="xs"
        w={140}
        data={[...delimiterOptions]}
        value={isOther ? OTHER : delimiter}
        onChange={({ currentTarget: { value } }) => {
          setIsOther(value === OTHER);
          if (value !== OTHER) read({ delimiter: value });
        }}
      />
      {isOther ? (
        <TextInput
          label="Characters"
          size="xs"
          w={84}
          maxLength={10}
          value={own}
          placeholder="~"
          onChange={({ currentTarget: { value } }) => {
            setOwn(value);
            if (value !== '') readLater(value);
          }}
        />
      ) : null}
    </div>
  );
}

function HeadingOption({ headerRow }: { readonly headerRow: number }): ReactElement {
  const [line, setLine] = useFollowing<number | string>(headerRow);
  const readLater = useDebouncedCallback((row: number) => {
    read({ headerRow: row });
  }, TYPING_MS);
  return (
    <div className={styles['option']}>
      <NativeSelect
        label="Headings"
        size="xs"
        w={120}
        data={[
          { value: 'line', label: 'In line' },
          { value: 'none', label: 'None' },
        ]}
        value={headerRow === 0 ? 'none' : 'line'}
        onChange={({ currentTarget: { value } }) => {
          if (value === 'none') read({ headerRow: 0 });
          else detect('headerRow', 'headerRows');
        }}
      />
      {headerRow === 0 ? null : (
        <NumberInput
          label="Line"
          aria-label="Line of the headings"
          size="xs"
          w={72}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={line}
          onChange={(value) => {
            setLine(value);
            if (typeof value === 'number' && value >= 1) readLater(value);
          }}
        />
      )}
    </div>
  );
}

function MoreOptions({ read: as }: { readonly read: ReadAs }): ReactElement {
  const [headerRows, setHeaderRows] = useFollowing<number | string>(Math.max(as.headerRows, 1));
  const [footerRows, setFooterRows] = useFollowing<number | string>(as.footerRows);
  const readLater = useDebouncedCallback(read, TYPING_MS);
  return (
    <div className={styles['options']}>
      <NativeSelect
        label="A quote inside a cell"
        description="How it is written"
        size="xs"
        w={200}
        data={[...escapeOptions]}
        value={as.escape}
        onChange={({ currentTarget: { value } }) => {
          const escape = escapeOptions.find((option) => option.value === value)?.value;
          if (escape !== undefined) read({ escape });
        }}
      />
      <NumberInput
        label="Rows of headings"
        description="The last is the line above"
        size="xs"
        w={200}
        min={1}
        max={5}
        allowDecimal={false}
        disabled={as.headerRow === 0}
        value={headerRows}
        onChange={(value) => {
          setHeaderRows(value);
          if (typeof value === 'number') readLater({ headerRows: value });
        }}
      />
      <NumberInput
        label="Rows to leave out at the end"
        description="Totals, signatures and the like"
        size="xs"
        w={200}
        min={0}
        max={100}
        allowDecimal={false}
        value={footerRows}
        onChange={(value) => {
          setFooterRows(value);
          if (typeof value === 'number') readLater({ footerRows: value });
        }}
      />
    </div>
  );
}

/** Rows that look like totals are read as items unless somebody says otherwise. */
function FooterHint({ rows }: { readonly rows: number }): ReactElement | null {
  const chosen = useImport((state) => state.reading.footerRows);
  if (rows === 0 || chosen !== undefined) return null;
  return (
    <p className={styles['hint']}>
      The last {rows === 1 ? 'row looks' : `${plural(rows, 'row')} look`} like totals, not like
      equipment.
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          read({ footerRows: rows });
        }}
      >
        Leave {rows === 1 ? 'it' : 'them'} out
      </Button>
    </p>
  );
}

/** How the file is read. Whatever is changed, the file is read anew at once. */
export function ReadingOptions({ inspection }: { readonly inspection: Inspection }): ReactElement {
  const reading = useImport((state) => state.reading);
  const [isMore, setIsMore] = useState(false);
  const id = useId();
  const { encodingChoices, isEncodingSure } = inspection;
  // What was just chosen is shown at once, before the file is read anew.
  const as = readAsOf(inspection, reading);
  const Chevron = isMore ? IconChevronDown : IconChevronRight;
  return (
    <>
      <div className={styles['options']}>
        <NativeSelect
          label="Encoding"
          size="xs"
          w={264}
          data={encodingOptions(encodingChoices, as.encoding)}
          value={as.encoding}
          onChange={({ currentTarget: { value } }) => {
            read({ encoding: value });
          }}
        />
        <DelimiterOption delimiter={as.delimiter} />
        <NativeSelect
          label="Quotes"
          size="xs"
          w={110}
          data={[...quoteOptions]}
          value={as.quote}
          onChange={({ currentTarget: { value } }) => {
            const chosen = quoteOptions.find((option) => option.value === value)?.value;
            if (chosen !== undefined) read({ quote: chosen });
          }}
        />
        <HeadingOption headerRow={as.headerRow} />
        <Button
          size="xs"
          variant="subtle"
          aria-expanded={isMore}
          aria-controls={id}
          leftSection={<Chevron size={14} aria-hidden />}
          onClick={() => {
            setIsMore(!isMore);
          }}
        >
          More reading options
        </Button>
      </div>
      <Collapse expanded={isMore} id={id}>
        {isMore ? <MoreOptions read={as} /> : null}
      </Collapse>
      {isEncodingSure ? null : (
        <EncodingReadings choices={encodingChoices} chosen={as.encoding} onChoose={read} />
      )}
      <FooterHint rows={inspection.footerRows} />
    </>
  );
}
