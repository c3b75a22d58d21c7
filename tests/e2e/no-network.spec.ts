import { join } from 'node:path';
import { answerSaveDialogs } from './support/dialogs.ts';
import { expectSettled, goTo, importSample, SCREENS } from './support/pages/shell-page.ts';
import { watchProblems } from './support/problems.ts';
import { expect, test } from './support/test.ts';

test('a whole session asks for nothing but the app itself', async ({ app, page, folder }) => {
  // What the page's policy refuses never becomes a request; the console tells of it.
  const problems = watchProblems(page);
  // Requests of all windows, those that the session refuses among them.
  await app.evaluate(({ session }) => {
    const seen = new Set<string>();
    const note = ({ url }: { readonly url: string }): void => {
      seen.add(new URL(url).protocol);
    };
    session.defaultSession.webRequest.onSendHeaders(note);
    session.defaultSession.webRequest.onErrorOccurred(note);
    Object.assign(globalThis, { seenRequests: seen });
  });
  await page.reload();
  await importSample(app, page, folder);
  for (const screen of SCREENS) {
    await goTo(page, screen);
    await expectSettled(page);
  }
  await goTo(page, 'Audit summary');
  await answerSaveDialogs(app, join(folder, 'Summary.pdf'));
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await expect(page.getByText(/^Summary\.pdf, \d+ pages\.$/u)).toBeVisible();
  const seen = await app.evaluate(() => [
    ...(globalThis as unknown as { seenRequests: Set<string> }).seenRequests,
  ]);
  expect(seen).toEqual(['app:']);
  expect(problems).toEqual([]);
});
