import { Alert } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useRef, type ReactElement } from 'react';
import { plural } from '../../../components/format.ts';
import { DecidedList } from './decided-list.tsx';
import { undoDecided, useSitting } from './sitting.ts';
import { useQueueKeys } from './use-queue-keys.ts';

/** That nothing is left, with what was decided in this sitting and the way back. */
export function AllTagged({ items }: { readonly items: number }): ReactElement {
  const scope = useRef<HTMLDivElement>(null);
  const decided = useSitting((sitting) => sitting.decided);
  useQueueKeys(scope, { u: () => void undoDecided() });
  return (
    <div ref={scope}>
      <Alert mt="md" icon={<IconCircleCheck aria-hidden />}>
        {items === 1 ? 'The item is tagged.' : `All ${plural(items, 'item')} are tagged.`} The
        inventory shows who set each placement.
      </Alert>
      <DecidedList decided={decided} onUndo={(id) => void undoDecided(id)} />
    </div>
  );
}
