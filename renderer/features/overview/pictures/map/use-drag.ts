import { useState, type PointerEvent } from 'react';

/** Pixels from which on a press is a drag and no click. */
const LEAST = 4;

type Drag = { readonly x: number; readonly y: number };

/** Drags of the pointer over an element: by how much, while it lasts; `onEnd` gets the whole way. */
export function useDrag(onEnd: (x: number, y: number) => void): Drag & {
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void;
    readonly onPointerMove: (event: PointerEvent<SVGSVGElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
} {
  const [start, setStart] = useState<Drag | null>(null);
  const [way, setWay] = useState<Drag | null>(null);
  const end = (): void => {
    setStart(null);
    setWay(null);
  };
  return {
    x: way?.x ?? 0,
    y: way?.y ?? 0,
    handlers: {
      onPointerDown: ({ button, clientX, clientY }) => {
        if (button === 0) setStart({ x: clientX, y: clientY });
      },
      onPointerMove: ({ clientX, clientY, currentTarget, pointerId }) => {
        if (start === null) return;
        const moved = { x: clientX - start.x, y: clientY - start.y };
        if (way === null && Math.hypot(moved.x, moved.y) < LEAST) return;
        if (way === null) currentTarget.setPointerCapture(pointerId);
        setWay(moved);
      },
      onPointerUp: () => {
        if (way !== null) onEnd(way.x, way.y);
        end();
      },
      onPointerCancel: end,
    },
  };
}
