/** The part of a message port that calls need; adapters exist for DOM and Electron ports. */
export type RpcPort = {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
};
