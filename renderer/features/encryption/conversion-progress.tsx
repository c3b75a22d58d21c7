import { Progress, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ConversionStep } from '#shared/contract/conversion-step';
import { useConversion } from './conversion-job.ts';

type ConversionProgressProps = { readonly isEncrypting: boolean };

const rewriting = (isEncrypting: boolean): string =>
  isEncrypting ? 'Encrypting the copy …' : 'Making the copy plain …';

const WORDS: Readonly<Record<ConversionStep, (isEncrypting: boolean) => string>> = {
  copying: () => 'Copying the workspace …',
  reading: () => 'Reading the copy back …',
  rewriting,
  rereading: () => 'Reading it back once more, before it takes the place …',
};

/** How far the conversion is that runs. */
export function ConversionProgress({ isEncrypting }: ConversionProgressProps): ReactElement {
  const { isCancelled, progress } = useConversion();
  const share = progress === null ? 0 : progress.done / Math.max(1, progress.total);
  const step = progress === null ? 'Beginning …' : WORDS[progress.step](isEncrypting);
  return (
    <Stack gap={6} role="status">
      <Text size="sm" c="dimmed">
        {isCancelled ? 'Ending; the workspace stays as it was …' : step}
      </Text>
      <Progress
        value={share * 100}
        aria-label={isEncrypting ? 'Share of the encryption' : 'Share of the way to a plain one'}
      />
    </Stack>
  );
}
