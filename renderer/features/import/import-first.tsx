import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { EmptyState } from '../../components/states.tsx';

type ImportFirstProps = { readonly title: string; readonly text: string };

/** What a screen says that has nothing to show before an inventory is imported. */
export function ImportFirst({ title, text }: ImportFirstProps): ReactElement {
  const go = useNavigation((state) => state.go);
  return (
    <EmptyState
      icon={IconFileImport}
      title={title}
      text={text}
      action={<Button onClick={() => go('import')}>Import an inventory</Button>}
    />
  );
}
