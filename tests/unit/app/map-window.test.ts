import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pixelOf, windowOf } from '../../../renderer/features/overview/pictures/map/window.ts';

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });

it('a whole map holds every place, none of them under its buttons', () => {
  fc.assert(
    fc.property(
      fc.tuple(degrees(179), degrees(179)),
      fc.tuple(degrees(84), degrees(84)),
      fc.record({
        width: fc.integer({ min: 300, max: 1600 }),
        height: fc.integer({ min: 200, max: 900 }),
      }),
      (longitudes, latitudes, size) => {
        const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
        const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
        const shown = windowOf({ west, south, east, north }, size);
        for (const latitude of [south, north]) {
          for (const longitude of [west, east]) {
            const [x, y] = pixelOf(shown, size, { latitude, longitude });
            expect(x).toBeGreaterThanOrEqual(-0.001);
            expect(x).toBeLessThanOrEqual(size.width - 44 + 0.001);
            expect(y).toBeGreaterThanOrEqual(-0.001);
            expect(y).toBeLessThanOrEqual(size.height + 0.001);
          }
        }
      },
    ),
  );
});
