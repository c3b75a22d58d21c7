import { BrowserWindow, nativeTheme } from 'electron';
import { APP_ORIGIN } from '../security/scheme.ts';
import { webPreferences } from './web-preferences.ts';

const BACKGROUND = { dark: '#1a1b1e', light: '#ffffff' } as const;

/**
 * Makes the window and has its page loaded, beside which the rest of the program is; `placeMainWindow`
 * shows it.
 */
export function createMainWindow(): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Provenet',
    show: false,
    // Painted before the page, so that a dark desktop sees no white flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences,
  });
  // The title names the open workspace; the page does not decide it.
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}
