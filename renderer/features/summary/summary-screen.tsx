import type { ReactElement } from 'react';
import { PageHeader } from '../../components/page-header.tsx';

export function SummaryScreen(): ReactElement {
  return <PageHeader title="Summary" />;
}
