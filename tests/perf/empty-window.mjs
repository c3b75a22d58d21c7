import { app, BrowserWindow } from 'electron';

// A window with nothing in it but a word: what no start of an Electron program can be faster than.
// Electron is ready only once this module was run, so that it cannot wait for that itself.
app.on('ready', () => {
  void new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<h1>Ready</h1>');
});
