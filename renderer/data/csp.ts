import { z } from 'zod';

// The page forbids eval. zod must know that before any schema is built, so this module is the
// first import of both entries and of the modules that validate messages.
z.config({ jitless: true });

/** The nonce that the page was served with; style elements without it are refused. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

// Modal dialogs lock scrolling with a style element of react-style-singleton, which looks for
// the nonce under this name and nowhere else.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
