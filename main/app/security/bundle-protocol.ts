import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Session } from 'electron';
import { listBundleFiles } from './bundle-files.ts';
import { contentSecurityPolicy } from './content-policy.ts';
import { APP_ORIGIN, APP_SCHEME } from './scheme.ts';

const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/**
 * Serves the built pages under `app://bundle/`, each load of a page with a fresh style nonce, and
 * scripts only once `answering` is settled.
 */
export function serveBundle(session: Session, folder: string, answering: Promise<unknown>): void {
  const files = listBundleFiles(folder);

  session.protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url);
    const file =
      `${url.protocol}//${url.host}` === APP_ORIGIN ? files.get(url.pathname) : undefined;
    if (file === undefined || request.method !== 'GET') return new Response(null, { status: 404 });

    const nonce = randomBytes(16).toString('base64');
    const content = await readFile(file.path);
    if (file.mimeType.startsWith('text/javascript')) await answering;
    const body = file.mimeType.startsWith('text/html')
      ? content.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)
      : new Uint8Array(content);
    return new Response(body, {
      headers: {
        'content-type': file.mimeType,
        'content-security-policy': contentSecurityPolicy(nonce),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      },
    });
  });
}
