import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Inspection } from '#shared/contract/import';
import { plural } from '../../components/format.ts';
import { CountrySelect } from '../../components/country-select.tsx';
import { fieldWords } from '../../components/words.ts';
import { choose, useImport } from './import-store.ts';
import { VisibleText } from './visible-text.tsx';
import {
  fixedValues,
  isSameWord,
  sampleWords,
  VOCABULARY_FIELDS,
  withMeaning,
  type FileWord,
} from './vocabulary.ts';
import classes from './import.module.css';
import decisions from './decisions.module.css';

type WordProps = { readonly word: FileWord; readonly isUnknown: boolean };

/** A word of the file with what it means. */
function Word({ word, isUnknown }: WordProps): ReactElement {
  const values = useImport((state) => state.values);
  const meaning = values.find((each) => isSameWord(each, word))?.to ?? '';
  const label = `Meaning of ${word.from}`;
  const setMeaning = (to: string): void => {
    choose({ values: withMeaning(values, word, to) });
  };
  return (
    <li className={decisions['word']}>
      <bdi className={decisions['wordText']} title={word.from}>
        <VisibleText text={word.from} />
      </bdi>
      {isUnknown && meaning === '' ? <span className={decisions['caution']}>not known</span> : null}
      <span className={decisions['wordMeaning']}>
        {word.field === 'country' ? (
          <CountrySelect
            label={label}
            isLabelHidden
            size="xs"
            placeholder="As it is read"
            value={meaning === '' ? null : meaning}
            onChange={(code) => {
              setMeaning(code ?? '');
            }}
          />
        ) : (
          <NativeSelect
            size="xs"
            aria-label={label}
            data={[
              { value: '', label: isUnknown ? 'Leave it unknown' : 'As it is read' },
              ...(fixedValues[word.field] ?? []),
            ]}
            value={meaning}
            onChange={(event) => {
              setMeaning(event.currentTarget.value);
            }}
          />
        )}
      </span>
    </li>
  );
}

/** What the file's own words for status, placement and the like mean. */
export function WordsChoice({ inspection }: { readonly inspection: Inspection }): ReactElement {
  const { mapping, values, unknown } = useImport();
  const [isAll, setIsAll] = useState(false);
  const mapped = new Set(mapping.values());
  const sampled = sampleWords(inspection, mapping);
  const listed = [...unknown, ...values, ...(isAll ? sampled : [])].filter(({ field }) =>
    mapped.has(field),
  );
  const words = listed.filter(
    (word, at) => listed.findIndex((each) => isSameWord(each, word)) === at,
  );
  const open = unknown.filter((word) => !values.some((each) => isSameWord(each, word)));
  return (
    <section className={classes['card']} aria-label="What words mean">
      <h2 className={classes['cardTitle']}>
        What words mean
        {open.length === 0 ? null : (
          <span className={decisions['caution']}>{plural(open.length, 'word')} not known</span>
        )}
      </h2>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {sampled.length === 0
            ? 'No column with words of its own for status, placement, function, generation or country is mapped.'
            : 'Usual words of several languages are known. The check lists those that are not, so that you can say what they mean.'}
        </Text>
        <div className={decisions['wordLists']}>
          {VOCABULARY_FIELDS.map((field) => {
            const own = words.filter((word) => word.field === field);
            return own.length === 0 ? null : (
              <div key={field}>
                <Text size="sm" fw={600} mb={4}>
                  {fieldWords[field]}
                </Text>
                <ul className={decisions['words']} aria-label={`Words for ${fieldWords[field]}`}>
                  {own.map((word) => (
                    <Word
                      key={word.from}
                      word={word}
                      isUnknown={unknown.some((each) => isSameWord(each, word))}
                    />
                  ))}
                </ul>
              </div>
            );
          })}
        </div>
        {sampled.length === 0 ? null : (
          <Button
            variant="default"
            size="xs"
            w="fit-content"
            onClick={() => {
              setIsAll(!isAll);
            }}
          >
            {isAll ? 'Show fewer words' : 'Show the words of the first rows'}
          </Button>
        )}
      </Stack>
    </section>
  );
}
