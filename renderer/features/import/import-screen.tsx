import type { ReactElement } from 'react';
import { PageHeader } from '../../components/page-header.tsx';

export function ImportScreen(): ReactElement {
  return <PageHeader title="Import" />;
}
