import { app } from 'electron';
import type { AppContract } from '#shared/contract/app';
import type { Handlers } from '#shared/rpc/contract';

/** Says which program this is and what it runs on. */
export const appInfo: Handlers<AppContract>['app.info'] = () => ({
  version: app.getVersion(),
  electron: process.versions.electron,
  chrome: process.versions['chrome'] ?? '',
  node: process.versions.node,
  platform: `${process.platform} ${process.arch}`,
  locale: app.getLocale(),
});
