import { Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** What is said while something runs of which no share is known. */
export function Meanwhile({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <Text size="sm" c="dimmed" role="status">
      {children}
    </Text>
  );
}
