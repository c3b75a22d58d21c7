import type { GrantedFile } from '#shared/contract/granted-file';
import type { Inspection } from '#shared/contract/import';
import { messageOf } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { callData } from '../../data/data-client.ts';
import { useImport, type Outlook } from './import-state.ts';
import { readingBy, recognised } from './profile-fit.ts';

/** True where both files have the same headings, in whatever order. */
export function hasSameHeadings(
  a: Pick<Inspection, 'columns'>,
  b: Pick<Inspection, 'columns'>,
): boolean {
  const names = ({ columns }: Pick<Inspection, 'columns'>): string =>
    columns
      .map(({ name }) => name)
      .toSorted()
      .join('\n');
  return names(a) === names(b);
}

async function outlookOf({ token }: GrantedFile, current: Inspection): Promise<Outlook> {
  const { reading } = useImport.getState();
  try {
    const asThis = await callData('import.inspect', { token, ...reading });
    if (hasSameHeadings(asThis, current)) return { kind: 'same', inspection: asThis };
    const detected =
      Object.keys(reading).length === 0 ? asThis : await callData('import.inspect', { token });
    const saved = recognised(await callApp('profiles.list', {}), detected);
    if (saved === null) return { kind: 'other' };
    const own = readingBy(saved.profile);
    const inspection = await callData('import.inspect', { token, ...own });
    return { kind: 'profile', inspection, saved };
  } catch (error) {
    return { kind: 'problem', message: messageOf(error) };
  }
}

/** Looks at the files that wait, one after the other: which can be imported with the same choices? */
export async function lookAhead(): Promise<void> {
  const { inspection, queue } = useImport.getState();
  if (inspection === null || queue.length === 0) return;
  useImport.setState({ outlooks: new Map() });
  for (const file of queue) {
    // The queue may change and the file be read otherwise meanwhile; then somebody else looks.
    const now = useImport.getState();
    if (now.inspection !== inspection || now.running !== null) return;
    if (!now.queue.includes(file)) continue;
    const outlook = await outlookOf(file, inspection);
    if (useImport.getState().inspection !== inspection) return;
    useImport.setState(({ outlooks }) => ({
      outlooks: new Map(outlooks).set(file.token, outlook),
    }));
  }
}
