import { useEffect } from 'react';
import { showError } from '../components/notify.ts';
import { callApp } from '../data/bridge.ts';
import { useData } from '../data/hooks.ts';

/** Has the menu name what undo and redo would do. */
export function useMenuSteps(): void {
  const { data } = useData('history.steps', {});
  const undo = data?.undo?.text ?? null;
  const redo = data?.redo ?? null;
  useEffect(() => {
    callApp('menu.setSteps', { undo, redo }).catch(showError);
  }, [undo, redo]);
}
