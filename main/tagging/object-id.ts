/** What stands before an enterprise number, as SNMP tools print it; a dot may stand before it. */
const FULL_ROOTS: readonly string[] = [
  '1.3.6.1.4.1.',
  'iso.3.6.1.4.1.',
  'iso.org.dod.internet.private.enterprises.',
];
const SHORT_ROOTS: readonly string[] = ['snmpv2-smi::enterprises.', 'enterprises.'];

/** An arc is a number below 2^32 without leading zeros. */
const ARC = /^(?:0|[1-9]\d{0,9})$/u;
const LARGEST_ARC = 0xff_ff_ff_ff;
/** An object id has at most 128 arcs (RFC 2578); what is longer than those can be is none. */
const LONGEST_TEXT = 1500;

function isArc(text: string): boolean {
  return ARC.test(text) && Number(text) <= LARGEST_ARC;
}

/**
 * The arcs of an object id below `enterprises`, the enterprise number first; `null` for any other
 * object id and for any other text.
 */
export function enterpriseArcs(text: string): readonly string[] | null {
  if (text.length > LONGEST_TEXT) return null;
  const written = text.trim().toLowerCase();
  const hasDot = written.startsWith('.');
  const id = hasDot ? written.slice(1) : written;
  const roots = hasDot ? FULL_ROOTS : [...FULL_ROOTS, ...SHORT_ROOTS];
  const root = roots.find((each) => id.startsWith(each));
  if (root === undefined) return null;
  const arcs = id.slice(root.length, id.endsWith('.') ? -1 : undefined).split('.');
  return arcs.every(isArc) ? arcs : null;
}
