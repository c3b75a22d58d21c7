import { create } from 'zustand';

const STORAGE_KEY = 'provenet-overview-views';

/** How a card of the overview shows its numbers. */
export type CardView = 'picture' | 'table';

function read(): Readonly<Record<string, CardView>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter(
        (entry): entry is [string, CardView] => entry[1] === 'picture' || entry[1] === 'table',
      ),
    );
  } catch {
    // What cannot be read was never chosen.
    return {};
  }
}

const useViews = create<{ readonly views: Readonly<Record<string, CardView>> }>(() => ({
  views: read(),
}));

/** How a card is shown, a picture unless the operator chose its table; remembered on this computer. */
export function useCardView(card: string): CardView {
  return useViews(({ views }) => views[card] ?? 'picture');
}

/** Shows a card as a picture or as a table from now on. */
export function chooseCardView(card: string, view: CardView): void {
  const views = { ...useViews.getState().views, [card]: view };
  useViews.setState({ views });
  localStorage.setItem(STORAGE_KEY, JSON.stringify(views));
}
