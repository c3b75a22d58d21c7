import { screen } from 'electron';
import type { JsonFile } from '../json-file.ts';
import type { MainWindow } from './main-window.ts';
import { MIN_HEIGHT, MIN_WIDTH, usableBounds, type WindowState } from './window-state.ts';

/** Puts the window where it last was, and shows it once its page has something to show. */
export function placeMainWindow(
  { window, drawn }: MainWindow,
  stateFile: JsonFile<WindowState>,
): void {
  const state = stateFile.read();
  window.setMinimumSize(MIN_WIDTH, MIN_HEIGHT);
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const bounds = usableBounds(state, areas);
  if ('x' in bounds) window.setBounds(bounds);
  else {
    window.setSize(bounds.width, bounds.height);
    window.center();
  }
  void drawn.then(() => {
    if (window.isDestroyed()) return;
    if (state.isMaximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    stateFile.write({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
}
