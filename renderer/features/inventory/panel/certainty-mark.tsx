import { Badge } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { isVerified, type Certainty } from '#shared/domain/certainty';
import { certaintyWords } from '../../../components/words.ts';

type CertaintyMarkProps = { readonly certainty: Certainty };

/** Marks a rule that nobody compared with its source; verified rules need no mark. */
export function CertaintyMark({ certainty }: CertaintyMarkProps): ReactElement | null {
  if (isVerified(certainty)) return null;
  const { label, meaning } = certaintyWords[certainty];
  return (
    <Badge
      size="sm"
      variant="outline"
      color="orange"
      radius="sm"
      tt="none"
      title={meaning}
      leftSection={<IconAlertTriangle size={11} aria-hidden />}
    >
      {label}
    </Badge>
  );
}
