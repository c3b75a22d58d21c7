import type { ReactElement } from 'react';
import { PageHeader } from '../../components/page-header.tsx';

export function OverviewScreen(): ReactElement {
  return <PageHeader title="Overview" />;
}
