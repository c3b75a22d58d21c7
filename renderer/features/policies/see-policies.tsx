import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { showPolicyTab } from './policy-tab.ts';

/** Leads to the list of policies, where one can be switched on. */
export function SeePolicies(): ReactElement {
  return (
    <Button variant="default" onClick={() => showPolicyTab('policies')}>
      See the policies
    </Button>
  );
}
