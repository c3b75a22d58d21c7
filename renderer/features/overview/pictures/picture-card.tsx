import type { ReactElement, ReactNode } from 'react';
import { Segments } from '../../../components/segments.tsx';
import overview from '../overview.module.css';
import classes from './pictures.module.css';
import { chooseCardView, useCardView } from './remembered-view.ts';

type PictureCardProps = {
  /** What its view is remembered by. */
  readonly id: string;
  readonly title: string;
  /** What is chosen beside the view, such as which shares. */
  readonly controls?: ReactNode;
  readonly picture: ReactNode;
  readonly table: ReactNode;
  /** True for a table that needs the width of two cards. */
  readonly isWideTable?: boolean;
};

const VIEWS = [
  { value: 'picture', label: 'Picture' },
  { value: 'table', label: 'Table' },
];

/** A card of the overview that shows the same numbers as a picture or as a table. */
export function PictureCard({
  id,
  title,
  controls,
  picture,
  table,
  isWideTable = false,
}: PictureCardProps): ReactElement {
  const view = useCardView(id);
  return (
    <section
      className={overview['card']}
      aria-label={title}
      {...(view === 'table' && isWideTable ? { 'data-wide': true } : {})}
    >
      <header className={classes['head']}>
        <h2 className={overview['cardTitle']}>{title}</h2>
        <Segments
          size="xs"
          aria-label={`Show ${title.toLowerCase()} as`}
          data={VIEWS}
          value={view}
          onChange={(value) => {
            chooseCardView(id, value === 'table' ? 'table' : 'picture');
          }}
        />
      </header>
      {controls}
      {view === 'table' ? table : picture}
    </section>
  );
}
