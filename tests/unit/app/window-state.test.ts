import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SIZE,
  DEFAULT_WINDOW_STATE,
  usableBounds,
  windowStateSchema,
} from '#main/app/windows/window-state';

const screens = [
  { x: 0, y: 0, width: 1920, height: 1080 },
  { x: 1920, y: 0, width: 1920, height: 1080 },
];
const at = (x: number, y: number) => ({
  bounds: { x, y, width: 1200, height: 800 },
  isMaximized: false,
});

describe('window state', () => {
  it('opens where it was, on any screen', () => {
    expect(usableBounds(at(100, 50), screens)).toEqual(at(100, 50).bounds);
    expect(usableBounds(at(2500, 50), screens)).toEqual(at(2500, 50).bounds);
  });

  it.each([
    ['on a screen that is gone', at(4000, 50)],
    ['above the screen, without a reachable title bar', at(100, -40)],
    ['nearly below the screen', at(100, 1000)],
    ['for the first time', DEFAULT_WINDOW_STATE],
  ])('opens in the default place %s', (_where, state) => {
    expect(usableBounds(state, screens)).toEqual(DEFAULT_SIZE);
  });

  it.each([
    [{}],
    [{ bounds: null, isMaximized: 'yes' }],
    [{ bounds: { x: 0, y: 0, width: 10, height: 800 }, isMaximized: false }],
    [{ bounds: { x: 0.5, y: 0, width: 1200, height: 800 }, isMaximized: false }],
    [{ ...at(0, 0), extra: 1 }],
  ])('does not accept %j', (stored) => {
    expect(windowStateSchema.safeParse(stored).success).toBe(false);
  });
});
