import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { SummaryDocument } from '#shared/contract/summary-document';
import { messageOf } from '../../components/notify.ts';
import { useData } from '../../data/hooks.ts';
import { AnnexTable } from '../../print/annex/annex-table.tsx';
import type { AnnexQuestion } from '../../print/fetch-annex.ts';
import classes from './summary-screen.module.css';

/** Rows that are asked for and drawn together. */
const BLOCK_ROWS = 100;
/** About how high a row is in pixels, until it was drawn. */
const ROW_HEIGHT = 24;

type BlockProps = {
  readonly question: AnnexQuestion;
  readonly state: string;
  readonly start: number;
  readonly count: number;
};

function Rows({ question, state, start, count }: BlockProps): ReactElement {
  const { data, error } = useData('summary.annexRows', { ...question, state, start, count });
  if (error !== null) return <p role="alert">{messageOf(error)}</p>;
  return data === undefined ? <></> : <AnnexTable rows={data} start={start} />;
}

/** Some rows, drawn only while they are near what is looked at. */
function Block(props: BlockProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  const [height, setHeight] = useState(props.count * ROW_HEIGHT);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        // What was drawn keeps its height when it is left, so that nothing jumps.
        if (!entry.isIntersecting && entry.boundingClientRect.height > 0) {
          setHeight(entry.boundingClientRect.height);
        }
        setIsNear(entry.isIntersecting);
      },
      { rootMargin: '1200px' },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return (
    <div ref={place} style={{ minHeight: height }}>
      {isNear ? <Rows {...props} /> : null}
    </div>
  );
}

type AnnexPreviewProps = {
  readonly question: AnnexQuestion;
  readonly annex: SummaryDocument['annex'];
};

/** The rows of the annex on the screen: those that are looked at. */
export function AnnexPreview({ question, annex }: AnnexPreviewProps): ReactElement {
  const blocks = Array.from({ length: Math.ceil(annex.rows / BLOCK_ROWS) }, (_, at) => at);
  return (
    // Its pages lie on their sides: the screen scrolls where it is not as wide.
    <div className={classes['annex']} role="region" aria-label="Rows of the annex" tabIndex={0}>
      {blocks.map((at) => (
        <Block
          key={at}
          question={question}
          state={annex.state}
          start={at * BLOCK_ROWS}
          count={Math.min(BLOCK_ROWS, annex.rows - at * BLOCK_ROWS)}
        />
      ))}
    </div>
  );
}
