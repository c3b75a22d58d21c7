/**
 * Counts the pages of a PDF that Chromium wrote. Its objects stand uncompressed, each page as one
 * of `/Type /Page`; the tree above them is `/Pages`.
 */
export function countPdfPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  return [...text.matchAll(/\/Type\s*\/Page(?![A-Za-z])/g)].length;
}
