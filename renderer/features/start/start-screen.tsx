import type { ReactElement } from 'react';
import { PageHeader } from '../../components/page-header.tsx';

export function StartScreen(): ReactElement {
  return <PageHeader title="Start" />;
}
