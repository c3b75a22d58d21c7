import { z } from 'zod';

export const MIN_WIDTH = 1024;
export const MIN_HEIGHT = 700;

const boundsSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(MIN_WIDTH).max(20_000),
  height: z.int().min(MIN_HEIGHT).max(20_000),
});
export const windowStateSchema = z.strictObject({
  bounds: boundsSchema.nullable(),
  isMaximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;
type Bounds = z.infer<typeof boundsSchema>;

export const DEFAULT_WINDOW_STATE: WindowState = { bounds: null, isMaximized: false };
export const DEFAULT_SIZE = { width: 1440, height: 900 } as const;

const VISIBLE_PX = 120;

/**
 * The bounds to open a window with. A window that was last on a screen which is gone opens in
 * the default place, because nobody could reach it.
 */
export function usableBounds(
  state: WindowState,
  screens: readonly { x: number; y: number; width: number; height: number }[],
): Bounds | { width: number; height: number } {
  const { bounds } = state;
  if (bounds === null) return DEFAULT_SIZE;
  const isReachable = screens.some(
    (screen) =>
      bounds.x + VISIBLE_PX <= screen.x + screen.width &&
      bounds.x + bounds.width - VISIBLE_PX >= screen.x &&
      bounds.y >= screen.y &&
      bounds.y + VISIBLE_PX <= screen.y + screen.height,
  );
  return isReachable ? bounds : DEFAULT_SIZE;
}
