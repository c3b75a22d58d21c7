/**
 * Copies a text; answers whether it worked. Selecting and copying needs no permission; the
 * clipboard API does, and pages have none.
 */
export function copyText(text: string): boolean {
  const focused = document.activeElement;
  const holder = document.createElement('textarea');
  holder.value = text;
  document.body.append(holder);
  holder.select();
  const isCopied = document.execCommand('copy');
  holder.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
