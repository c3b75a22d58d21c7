import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import type { Bridge } from '#shared/contract/app';
import { CHANNELS } from './channels.ts';

// This layer is compiled without the DOM's types; these are the parts that it uses.
declare const location: { readonly origin: string };
declare const window: {
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void;
};

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(CHANNELS.call, name, input),
  requestDataPort: () => {
    ipcRenderer.send(CHANNELS.requestDataPort);
  },
  grantDropped: (files) => {
    // Only a file that the operator really dropped has a path here; others give ''.
    const paths = files.map((file) => webUtils.getPathForFile(file as File));
    return ipcRenderer.invoke(CHANNELS.grant, paths);
  },
  onMenu: (listener) => {
    const forward = (_event: unknown, command: string) => {
      listener(command);
    };
    ipcRenderer.on(CHANNELS.menu, forward);
    return () => {
      ipcRenderer.off(CHANNELS.menu, forward);
    };
  },
  printQuery: () => ipcRenderer.invoke(CHANNELS.printQuery),
  printReady: (error) => {
    ipcRenderer.send(CHANNELS.printReady, error);
  },
  dropCaches: () => {
    webFrame.clearCache();
  },
};

contextBridge.exposeInMainWorld('provenet', bridge);

// A port cannot cross the context bridge, only a window message can carry it.
ipcRenderer.on(CHANNELS.dataPort, (event) => {
  window.postMessage({ kind: CHANNELS.dataPort }, location.origin, event.ports);
});
