/** Names of the messages between a page's preload script and the main process. */
export const CHANNELS = {
  call: 'provenet:call',
  requestDataPort: 'provenet:request-data-port',
  grant: 'provenet:grant',
  printQuery: 'provenet:print-query',
  printReady: 'provenet:print-ready',
  dataPort: 'provenet:data-port',
  menu: 'provenet:menu',
} as const;
