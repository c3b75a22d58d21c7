import { parseSearch, stretchesOf } from '#shared/domain/search-text';
import classes from './marked-text.module.css';

/** A text as nodes in which the parts that a search found are marked. */
export function markedNodes(text: string, search: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const stretch of stretchesOf(text, parseSearch(search))) {
    const mark = document.createElement('mark');
    mark.className = classes['mark'] ?? '';
    mark.append(text.slice(stretch.start, stretch.end));
    nodes.push(text.slice(end, stretch.start), mark);
    end = stretch.end;
  }
  return [...nodes, text.slice(end)];
}
