import { useRef, type ReactElement } from 'react';
import { PANEL_WIDTHS, setPanelWidth, useInventoryLayout } from '../../inventory-layout.ts';
import classes from './facets.module.css';

const STEP = 16;

/** The edge of the panel: dragged, or moved by the arrow keys, it makes the panel wider. */
export function PanelResizer(): ReactElement {
  const width = useInventoryLayout((layout) => layout.panelWidth);
  const start = useRef<{ x: number; width: number } | null>(null);
  return (
    <div
      className={classes['resizer']}
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the filters"
      aria-valuemin={PANEL_WIDTHS.least}
      aria-valuemax={PANEL_WIDTHS.most}
      aria-valuenow={width}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (start.current === null) return;
        setPanelWidth(start.current.width + event.clientX - start.current.x);
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onDoubleClick={() => setPanelWidth(PANEL_WIDTHS.first)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        setPanelWidth(width + (event.key === 'ArrowRight' ? STEP : -STEP));
      }}
    />
  );
}
