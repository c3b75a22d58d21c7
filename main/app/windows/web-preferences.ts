import { app, type WebPreferences } from 'electron';
import { paths } from '../paths.ts';

/** The one way in which pages of Provenet are made. */
export const webPreferences: Readonly<WebPreferences> = Object.freeze({
  preload: paths.preload(),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  safeDialogs: true,
  devTools: !app.isPackaged,
});
