import { useState } from 'react';

/** A value that is typed here and falls back to what is given whenever that changes. */
export function useFollowing<T>(given: T): [T, (own: T) => void] {
  const [state, setState] = useState({ given, own: given });
  const isStale = state.given !== given;
  if (isStale) setState({ given, own: given });
  return [
    isStale ? given : state.own,
    (own) => {
      setState({ given, own });
    },
  ];
}
