import { Radio } from '@mantine/core';
import type { ReactElement } from 'react';
import type { EncodingChoice } from '#shared/contract/import';
import { encodingLabel } from '#shared/domain/encoding-names';
import { surenessWords, tellingChoices } from './reading-words.ts';
import { VisibleText } from './visible-text.tsx';
import classes from './import.module.css';
import styles from './reading.module.css';

type EncodingReadingsProps = {
  readonly choices: readonly EncodingChoice[];
  readonly chosen: string;
  onChoose(this: void, change: { readonly encoding: string }): void;
};

/** The encodings that the file may be in, with how a telling cell reads in each of them. */
export function EncodingReadings({
  choices,
  chosen,
  onChoose,
}: EncodingReadingsProps): ReactElement | null {
  const telling = tellingChoices(choices);
  if (telling.length < 2) return null;
  return (
    <Radio.Group
      name="import-encoding"
      mt="sm"
      size="xs"
      label="Which of these reads right? The file itself does not say."
      value={chosen}
      onChange={(encoding) => {
        onChoose({ encoding });
      }}
    >
      <div className={styles['readings']}>
        {telling.map(({ encoding, sureness, sample }) => (
          <Radio
            key={encoding}
            size="xs"
            value={encoding}
            label={
              <>
                <bdi className={styles['reading']}>
                  <VisibleText text={sample} />
                </bdi>
                <span className={classes['hash']}>
                  {encodingLabel(encoding)}, {surenessWords(sureness)}
                </span>
              </>
            }
          />
        ))}
      </div>
    </Radio.Group>
  );
}
