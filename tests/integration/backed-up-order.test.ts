import { expect, it } from 'vitest';
import { createHandlers } from '#main/data/handlers';
import { sessionOfTwo, tagAll } from '../support/backups.ts';

it('what undo takes back is the last that was asked for, though that waits for a backup', async () => {
  const session = await sessionOfTwo();
  tagAll(session.workspace, 'core');
  const handlers = createHandlers(session);
  const switching = handlers['policies.setActive']({ id: 'de-2024', isActive: true });
  const { undo } = await handlers['history.steps']({});
  await switching;
  expect(undo?.text).toMatch(/^Activated policy/u);
});
