import { Badge } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

type SignNoteProps = { readonly isSure: boolean; readonly children: ReactNode };

/** What equipment says of its maker; marked where it only hints. */
export function SignNote({ isSure, children }: SignNoteProps): ReactElement {
  return (
    <>
      {isSure ? null : (
        <>
          <Badge size="xs" variant="default" style={{ verticalAlign: 'text-bottom' }}>
            hint
          </Badge>{' '}
        </>
      )}
      <bdi>{children}</bdi>
    </>
  );
}
