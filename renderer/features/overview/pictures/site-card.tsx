import { Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { SiteMap } from '#shared/contract/overview';
import type { VerdictCounts } from '#shared/contract/policies';
import { CountLink } from '../../../components/count-link.tsx';
import { countryName, formatNumber, formatShare, plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { useData } from '../../../data/hooks.ts';
import { FLAGGED, IN_SCOPE, UNDETERMINED } from '../filters.ts';
import overview from '../overview.module.css';
import { SiteMapView } from './map/site-map-view.tsx';
import { PictureCard } from './picture-card.tsx';
import classes from './pictures.module.css';
import { siteWords } from './site-words.ts';

function itemsOf({ flagged, undetermined, clear }: VerdictCounts): number {
  return flagged + undetermined + clear;
}

/** What the map cannot show. */
function BesideNote({ data }: { readonly data: SiteMap }): ReactElement {
  const { placed, unplaced, siteless } = data;
  return (
    <p className={classes['foot']}>
      {plural(placed.sites, 'site')} with a position, {plural(itemsOf(placed), 'item')} in scope.
      {unplaced.sites === 0
        ? ''
        : ` ${plural(unplaced.sites, 'site')} without one: ${plural(itemsOf(unplaced), 'item')}, ${formatNumber(unplaced.flagged)} flagged.`}
      {itemsOf(siteless) === 0 ? null : (
        <>
          {' '}
          <CountLink
            count={itemsOf(siteless)}
            label="items that name no site"
            filter={{ ...IN_SCOPE, sites: [null] }}
          />{' '}
          {itemsOf(siteless) === 1 ? 'item names' : 'items name'} no site.
        </>
      )}
    </p>
  );
}

function Picture({ data }: { readonly data: SiteMap }): ReactElement {
  return (
    <>
      {data.extent === null ? (
        <Text size="sm" c="dimmed">
          No item has a position. Map the columns of latitude and longitude when you import, and the
          sites appear here.
        </Text>
      ) : (
        <>
          <SiteMapView extent={data.extent} />
          <p className={classes['foot']}>
            The size of a dot says how many items are in scope, its sector which share of them is
            flagged; a broken edge says that some are undetermined.
          </p>
        </>
      )}
      <BesideNote data={data} />
    </>
  );
}

/** What tells a site from others of its code, which may be too long to be seen whole; nothing where nothing does. */
function SiteRemark({ site }: { readonly site: SiteMap['top'][number] }): ReactElement | null {
  const { filter, isPlaced } = site;
  const words = [
    ...(filter.countries ?? []).map(countryName),
    ...(isPlaced ? [] : ['no position']),
  ];
  if (words.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      {words.join(', ')}
    </Text>
  );
}

function SiteTable({ data }: { readonly data: SiteMap }): ReactElement {
  return (
    <>
      <Table
        className={overview['table'] ?? ''}
        highlightOnHover
        aria-label="Sites with flagged items"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Site</Table.Th>
            <Table.Th data-num>Flagged</Table.Th>
            <Table.Th data-num>Share</Table.Th>
            <Table.Th data-num>Undetermined</Table.Th>
            <Table.Th data-num>In scope</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.top.map((site) => {
            const name = siteWords(site.filter);
            return (
              <Table.Tr key={name}>
                <Table.Th
                  scope="row"
                  className={classes['nameCell'] ?? ''}
                  title={name}
                  fz="sm"
                  fw={500}
                >
                  <bdi>{site.code}</bdi>
                  <SiteRemark site={site} />
                </Table.Th>
                <Table.Td data-num>
                  <CountLink
                    count={site.flagged}
                    label={`flagged items at ${name}`}
                    filter={{ ...FLAGGED, ...site.filter }}
                  />
                </Table.Td>
                <Table.Td data-num>{formatShare(site.flagged, itemsOf(site))}</Table.Td>
                <Table.Td data-num>
                  <CountLink
                    count={site.undetermined}
                    label={`undetermined items at ${name}`}
                    filter={{ ...UNDETERMINED, ...site.filter }}
                  />
                </Table.Td>
                <Table.Td data-num>
                  <CountLink
                    count={itemsOf(site)}
                    label={`items in scope at ${name}`}
                    filter={{ ...IN_SCOPE, ...site.filter }}
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      <p className={classes['foot']}>The sites with the most flagged items, at most 50.</p>
      <BesideNote data={data} />
    </>
  );
}

/** Where flagged items stand, on a map or as a list of the sites that have the most. */
export function SiteCard(): ReactElement {
  const { data, error, refetch } = useData(
    'overview.sites',
    { view: null },
    { keepsPrevious: true },
  );
  const waiting =
    error === null ? (
      <LoadingState blocks={[380]} label="Reading the sites" />
    ) : (
      <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />
    );
  return (
    <PictureCard
      id="sites"
      title="Sites"
      picture={data === undefined ? waiting : <Picture data={data} />}
      table={data === undefined ? waiting : <SiteTable data={data} />}
    />
  );
}
