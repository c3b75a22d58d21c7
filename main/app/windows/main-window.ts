import { BrowserWindow, nativeTheme } from 'electron';
import { APP_ORIGIN } from '../security/scheme.ts';
import { webPreferences } from './web-preferences.ts';

const BACKGROUND = { dark: '#1a1b1e', light: '#ffffff' } as const;

/** The window, hidden, and the moment from which its page has something to show. */
export type MainWindow = { readonly window: BrowserWindow; readonly drawn: Promise<void> };

/**
 * Makes the window and has its page loaded, beside which the rest of the program is; `placeMainWindow`
 * shows it.
 */
export function createMainWindow(): MainWindow {
  const window = new BrowserWindow({
    title: 'Provenet',
    show: false,
    // Painted before the page, so that a dark desktop sees no white flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences,
  });
  // Heard from the beginning: it is told once, and maybe before anybody else asks.
  const drawn = new Promise<void>((resolve) => {
    window.once('ready-to-show', resolve);
  });
  // The title names the open workspace; the page does not decide it.
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return { window, drawn };
}
