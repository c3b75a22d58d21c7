import { MAX_LOGO_BYTES } from '#shared/domain/audit/composition';
import { AppError } from '#shared/rpc/app-error';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
/** An XML declaration, comments, white space and a document type may come before the root. */
const SVG_START =
  /^\uFEFF?(?:\s|<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*>)*<(?:[\w-]+:)?svg[\s>]/u;

function typeOf(bytes: Buffer): string | null {
  if (bytes.subarray(0, PNG.length).equals(PNG)) return 'image/png';
  if (bytes.subarray(0, JPEG.length).equals(JPEG)) return 'image/jpeg';
  return SVG_START.test(bytes.toString('utf8')) ? 'image/svg+xml' : null;
}

/**
 * A logo as a `data:` URL, told by its content and not by its name. As an `<img>` an SVG runs no script
 * and fetches nothing. Fails with `invalid-input` where it is none of the kinds, or too large.
 */
export function logoUrl(fileName: string, bytes: Buffer): string {
  if (bytes.length > MAX_LOGO_BYTES) {
    const most = MAX_LOGO_BYTES / 1000;
    const text = `The logo ${fileName} has more than ${most} kB; choose a smaller one.`;
    throw new AppError('invalid-input', text);
  }
  const type = typeOf(bytes);
  if (type === null) {
    const text = `The logo ${fileName} is neither PNG, JPEG nor SVG; choose one of these.`;
    throw new AppError('invalid-input', text);
  }
  return `data:${type};base64,${bytes.toString('base64')}`;
}
