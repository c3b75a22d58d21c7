import type { UnresolvedName } from '#shared/contract/vendors';

type Offer = { readonly supplierId: string; readonly name: string };

/** The supplier that every sure sign of a name's equipment points to, if they agree. */
function signedSupplier({ evidence }: UnresolvedName): Offer | null {
  const [first, ...others] = evidence.filter(({ isSure }) => isSure);
  const { supplierId = null, supplierName = null } = first ?? {};
  if (supplierId === null || others.some((each) => each.supplierId !== supplierId)) return null;
  return { supplierId, name: supplierName ?? supplierId };
}

/**
 * The one supplier to offer for a name: what the text may mean, else what its equipment surely says;
 * `null` where nothing points to anybody, or the two to different ones.
 */
export function bestSuggestion(name: UnresolvedName): Offer | null {
  const [text] = name.suggestions;
  const signed = signedSupplier(name);
  if (text === undefined) return signed;
  if (signed !== null && signed.supplierId !== text.supplierId) return null;
  return { supplierId: text.supplierId, name: text.supplierName };
}

/** Suppliers that a name may well mean, whatever tells so. */
export function candidatesOf(name: UnresolvedName): string[] {
  const { candidates, suggestions, evidence } = name;
  return [
    ...candidates,
    ...suggestions.map(({ supplierId }) => supplierId),
    ...evidence.flatMap(({ supplierId }) => (supplierId === null ? [] : [supplierId])),
  ];
}
