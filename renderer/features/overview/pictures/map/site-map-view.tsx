import { ActionIcon, Stack, Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { useMemo, useState, type ReactElement } from 'react';
import type { MapView, Place } from '#shared/contract/overview';
import { useNavigation } from '../../../../app/navigation.ts';
import { useData } from '../../../../data/hooks.ts';
import { IN_SCOPE } from '../../filters.ts';
import classes from '../pictures.module.css';
import { useRoving } from '../use-roving.ts';
import { Outlines } from './outlines.tsx';
import { itemsAt, PlaceMark, placeWords } from './place-mark.tsx';
import { useDrag } from './use-drag.ts';
import {
  moved,
  pixelOf,
  viewOf,
  windowOf,
  zoomed,
  type MapSize,
  type MapWindow,
} from './window.ts';

const HEIGHT = 380;
const CLOSER = 0.4;

type MapProps = {
  /** The part of the world that holds every site. */
  readonly extent: MapView;
};

function openWords(place: Place): string {
  return place.filter === null ? 'Zooms in.' : 'Shows the items.';
}

function SizedMap({ extent, size }: MapProps & { readonly size: MapSize }): ReactElement {
  const go = useNavigation((state) => state.go);
  const whole = useMemo(() => windowOf(extent, size), [extent, size]);
  const [chosen, setChosen] = useState<MapWindow | null>(null);
  const [last, setLast] = useState<Place | null>(null);
  const shown = chosen ?? whole;
  const view = chosen === null ? null : viewOf(chosen, size);
  const { data } = useData('overview.sites', { view }, { keepsPrevious: true });
  const places = data?.places ?? [];
  const most = Math.max(1, ...places.map(itemsAt));
  const zoom = (factor: number): void => {
    // The middle of all sites may be an ocean: the first step goes to where most items are.
    const largest = places.find((place) => itemsAt(place) === most);
    const around = last ?? (chosen === null ? largest : undefined);
    setChosen(zoomed(shown, factor, factor < 1 ? around : undefined));
  };
  const open = (at: number): void => {
    const place = places[at];
    if (place === undefined) return;
    if (place.filter === null) setChosen(zoomed(shown, CLOSER / 2, place));
    else go('inventory', { filter: { ...IN_SCOPE, ...place.filter } });
  };
  const roving = useRoving(places.length, open);
  const drag = useDrag((x, y) => {
    setChosen(moved(shown, size, x, y));
  });
  return (
    <>
      <svg
        width={size.width}
        height={size.height}
        role="group"
        aria-label="Sites with their flagged share; arrow keys walk through the places, the most flagged first"
        {...drag.handlers}
      >
        <g transform={`translate(${drag.x} ${drag.y})`}>
          <Outlines shown={shown} size={size} />
          {places.map((place, at) => {
            const { onFocus, ...stop } = roving(at);
            return (
              <PlaceMark
                key={`${place.latitude} ${place.longitude}`}
                place={place}
                most={most}
                at={pixelOf(shown, size, place)}
                aria-label={`${placeWords(place)}. ${openWords(place)}`}
                {...stop}
                onFocus={() => {
                  onFocus();
                  setLast(place);
                }}
                onClick={() => {
                  open(at);
                }}
              />
            );
          })}
        </g>
      </svg>
      <Stack gap={4} className={classes['mapButtons'] ?? ''}>
        <Tooltip label="Zoom in" position="left">
          <ActionIcon variant="default" aria-label="Zoom in" onClick={() => zoom(CLOSER)}>
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Zoom out" position="left">
          <ActionIcon variant="default" aria-label="Zoom out" onClick={() => zoom(1 / CLOSER)}>
            <IconMinus size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Show all sites" position="left">
          <ActionIcon
            variant="default"
            aria-label="Show all sites"
            disabled={chosen === null}
            onClick={() => setChosen(null)}
          >
            <IconFocusCentered size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Stack>
    </>
  );
}

/** A map of the sites, near ones in one place; it can be moved and zoomed. Nothing leaves the computer. */
export function SiteMapView({ extent }: MapProps): ReactElement {
  const { ref, width } = useElementSize();
  const size = useMemo(() => ({ width, height: HEIGHT }), [width]);
  return (
    <div ref={ref} className={classes['map']} style={{ minHeight: HEIGHT }}>
      {width > 0 ? <SizedMap extent={extent} size={size} /> : null}
    </div>
  );
}
