import { useQuery } from '@tanstack/react-query';
import { geoMercator, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { useMemo, type ReactElement } from 'react';
import { STABLE_KEY } from '../../../../data/query-client.ts';
import classes from '../pictures.module.css';
import type { MapSize, MapWindow } from './window.ts';

/** The outlines come with the program; they are read when the first map is shown. */
async function readOutlines() {
  const { default: topology } = await import('world-atlas/countries-50m.json');
  return {
    land: feature(topology, topology.objects.land),
    borders: mesh(topology, topology.objects.countries),
  };
}

type OutlinesProps = { readonly shown: MapWindow; readonly size: MapSize };

/** Land and borders behind the sites, for orientation only. */
export function Outlines({ shown, size }: OutlinesProps): ReactElement | null {
  const { data } = useQuery({
    queryKey: [STABLE_KEY, 'outlines'],
    queryFn: readOutlines,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const paths = useMemo(() => {
    if (data === undefined) return null;
    const scale = size.width / shown.across;
    const projection = geoMercator()
      .scale((scale * 180) / Math.PI)
      .translate([size.width / 2 - shown.east * scale, size.height / 2 + shown.north * scale])
      // A margin, so that no edge shows while the map is moved.
      .clipExtent([
        [-size.width, -size.height],
        [2 * size.width, 2 * size.height],
      ]);
    const path = geoPath(projection);
    return { land: path(data.land) ?? '', borders: path(data.borders) ?? '' };
  }, [data, shown, size]);
  if (paths === null) return null;
  return (
    <g aria-hidden>
      <path className={classes['land']} d={paths.land} />
      <path className={classes['border']} d={paths.borders} />
    </g>
  );
}
