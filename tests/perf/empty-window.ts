import { app, BrowserWindow } from 'electron';

// A window with nothing in it but a word: what no start of an Electron program can be faster than.
await app.whenReady();
await new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<h1>Ready</h1>');
