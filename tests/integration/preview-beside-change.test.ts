import { expect, it } from 'vitest';
import { createHandlers } from '#main/data/handlers';
import { sessionOfTwo } from '../support/backups.ts';

it('a look at what a change would do ends no change that was asked for', async () => {
  const session = await sessionOfTwo();
  const handlers = createHandlers(session);
  const question = { filter: {}, set: { field: 'region', value: 'North' } } as const;
  const changing = handlers['items.change']({ ...question, reason: 'Moved.' });
  const looking = handlers['items.previewChange'](question);
  await expect(changing).resolves.toMatchObject({ changed: 2 });
  await expect(looking).resolves.toMatchObject({ items: 2, changed: 0 });
});
