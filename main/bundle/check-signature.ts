import type { BundleCheck, BundleTrouble } from '#shared/contract/bundle-check';
import type { EntryContent } from './archive/read-entry.ts';
import { MANIFEST_FILE, SIGNATURE_FILE, SIGNER_FILE, type Manifest } from './manifest.ts';
import { isSignedBy, parseSignerKey, type SignerKey } from './signing/public-key.ts';

type Files = ReadonlyMap<string, EntryContent>;
type SignatureCheck = {
  readonly signature: BundleCheck['signature'];
  readonly troubles: readonly BundleTrouble[];
};

const broken = (
  key: SignerKey | null,
  isExpected: boolean | null,
  ...troubles: readonly BundleTrouble[]
): SignatureCheck => ({
  signature: { status: 'broken', fingerprint: key?.fingerprint ?? null, isExpected },
  troubles,
});

const trouble = (kind: 'signature' | 'signer', file: string, message: string): BundleTrouble => ({
  kind,
  file,
  message,
});

function checkUnsigned(expected: SignerKey | null): SignatureCheck {
  const signature = { status: 'unsigned', fingerprint: null, isExpected: null } as const;
  if (expected === null) return { signature, troubles: [] };
  const message =
    'The bundle is not signed; nothing shows that it comes from the signer you named.';
  return {
    signature: { ...signature, isExpected: false },
    troubles: [trouble('signer', SIGNATURE_FILE, message)],
  };
}

/** The key that lies in the bundle, in the one form that it may have. */
function keyIn(files: Files): SignerKey | null {
  const content = files.get(SIGNER_FILE)?.content;
  const text = content?.toString('latin1') ?? '';
  const key = parseSignerKey(text);
  return key?.pem === text ? key : null;
}

/**
 * Checks the signature over the bytes of the manifest, and that it is by the key that the manifest
 * names and, where one is given, by the expected one.
 */
export function checkSignature(
  manifest: Manifest | null,
  files: Files,
  expected: SignerKey | null,
): SignatureCheck {
  const names = [SIGNATURE_FILE, SIGNER_FILE];
  const there = names.filter((name) => files.has(name));
  if (there.length === 0 && (manifest?.signer ?? null) === null) return checkUnsigned(expected);
  const missing = names.find((name) => !files.has(name));
  if (missing !== undefined) {
    const message = `${missing} is missing; without it the signature cannot be checked.`;
    return broken(null, null, trouble('signature', missing, message));
  }
  const damaged = names.flatMap((name): BundleTrouble[] => {
    const words = files.get(name)?.trouble ?? null;
    return words === null ? [] : [trouble('signature', name, `${name} was changed: it ${words}.`)];
  });
  if (damaged.length > 0) return broken(null, null, ...damaged);
  const key = keyIn(files);
  if (key === null) {
    const message = `${SIGNER_FILE} was changed: it is not a public Ed25519 key as Provenet writes it.`;
    return broken(null, null, trouble('signer', SIGNER_FILE, message));
  }
  const isExpected = expected === null ? null : expected.fingerprint === key.fingerprint;
  if (manifest !== null && manifest.signer !== key.fingerprint) {
    const message = `${SIGNER_FILE} is not the key that the manifest names; it was put in its place.`;
    return broken(key, isExpected, trouble('signer', SIGNER_FILE, message));
  }
  // What is too large to be kept is not what Provenet wrote, and fits no signature.
  const signed = files.get(MANIFEST_FILE)?.content ?? Buffer.alloc(0);
  const signature = files.get(SIGNATURE_FILE)?.content ?? Buffer.alloc(0);
  if (!isSignedBy(key, signed, signature)) {
    const message = `The signature in ${SIGNATURE_FILE} does not fit ${MANIFEST_FILE}; one of them was changed.`;
    return broken(key, isExpected, trouble('signature', SIGNATURE_FILE, message));
  }
  const stranger =
    isExpected === false
      ? [trouble('signer', SIGNER_FILE, 'The bundle is signed, but not by the signer you named.')]
      : [];
  return {
    signature: { status: 'signed', fingerprint: key.fingerprint, isExpected },
    troubles: stranger,
  };
}
