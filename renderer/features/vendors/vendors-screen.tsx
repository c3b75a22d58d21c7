import { Button } from '@mantine/core';
import { IconBuildingFactory2 } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { messageOf } from '../../components/notify.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { OpenNames } from './clusters/open-names.tsx';
import { Contradictions } from './contradictions/contradictions.tsx';
import { SettledLabels } from './contradictions/settled-labels.tsx';
import { MacRegistries } from './macs/mac-registries.tsx';
import { NamelessNote } from './nameless-note.tsx';
import { RegistryNotice } from './registry/registry-notice.tsx';
import { VendorList } from './vendor-list.tsx';

function Content(): ReactElement {
  const go = useNavigation((state) => state.go);
  const unresolved = useData('vendors.listUnresolved', {});
  const vendors = useData('vendors.list', {});
  const error = unresolved.error ?? vendors.error;
  if (error !== null) {
    const retry = (): void => {
      void unresolved.refetch();
      void vendors.refetch();
    };
    return <ErrorState message={messageOf(error)} onRetry={retry} />;
  }
  if (unresolved.data === undefined || vendors.data === undefined) {
    return <LoadingState blocks={[240, 360]} />;
  }
  if (unresolved.data.length === 0 && vendors.data.length === 0) {
    return (
      <>
        <EmptyState
          icon={IconBuildingFactory2}
          title="No manufacturer names yet"
          text="They come with an inventory: the manufacturer of each row is resolved to its vendor."
          action={<Button onClick={() => go('import')}>Import an inventory</Button>}
        />
        <MacRegistries />
      </>
    );
  }
  return (
    <>
      <OpenNames names={unresolved.data} />
      <NamelessNote
        names={unresolved.data.length}
        namedItems={unresolved.data.reduce((sum, { items }) => sum + items, 0)}
      />
      <Contradictions />
      <SettledLabels />
      <MacRegistries />
      <VendorList vendors={vendors.data} />
    </>
  );
}

/** Which supplier each manufacturer name leads to. */
export function VendorsScreen(): ReactElement {
  return (
    <section aria-label="Vendors">
      <PageHeader
        title="Vendors"
        description="Manufacturer names as written in the files, and the suppliers they lead to"
      />
      <RegistryNotice />
      <Content />
    </section>
  );
}
