import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { JsonFile } from '../json-file.ts';
import { APP_ORIGIN } from '../security/scheme.ts';
import { webPreferences } from './web-preferences.ts';
import { MIN_HEIGHT, MIN_WIDTH, usableBounds, type WindowState } from './window-state.ts';

const BACKGROUND = { dark: '#1a1b1e', light: '#ffffff' } as const;

/** Opens the window where it last was, and shows it once it has something to show. */
export function createMainWindow(stateFile: JsonFile<WindowState>): BrowserWindow {
  const state = stateFile.read();
  const window = new BrowserWindow({
    ...usableBounds(
      state,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: 'Provenet',
    show: false,
    // Painted before the page, so that a dark desktop sees no white flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences,
  });
  window.once('ready-to-show', () => {
    if (state.isMaximized) window.maximize();
    window.show();
  });
  // The title names the open workspace; the page does not decide it.
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  window.on('close', () => {
    stateFile.write({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}
