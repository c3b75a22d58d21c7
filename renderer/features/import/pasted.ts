import type { GrantedFile } from '#shared/contract/granted-file';
import { showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';

const pastedTokens = new Set<string>();

/** Takes the text of the clipboard as a file. */
export async function pasteText(): Promise<GrantedFile> {
  const file = await callApp('files.pasteText', {});
  pastedTokens.add(file.token);
  return file;
}

/** Removes the file of a pasted text that is not needed any more; any other file is left alone. */
export function leavePasted(file: GrantedFile | null): void {
  if (file === null || !pastedTokens.delete(file.token)) return;
  callApp('files.forgetPasted', { token: file.token }).catch(showError);
}
