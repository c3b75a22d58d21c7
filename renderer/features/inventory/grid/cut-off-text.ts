/**
 * Gives a cell whose text is cut off that text as its title, once the pointer comes to it: the grid's
 * own tooltips are made with every cell that is drawn.
 */
export function titleCutOffText({ target }: { readonly target: EventTarget }): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>('.ag-cell') : null;
  if (cell === null) return;
  const text = cell.querySelector<HTMLElement>('.ag-cell-value') ?? cell;
  const isCutOff = [cell, text].some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  if (isCutOff) cell.title = cell.textContent;
  else cell.removeAttribute('title');
}
