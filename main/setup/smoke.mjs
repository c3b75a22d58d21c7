import { runMain } from './lib/run.mjs';
import { runPlaywright } from './lib/stages.mjs';

// Tests what `npm run package` left in dist/.
await runMain(() => (runPlaywright('packaged').failed === 0 ? 0 : 1));
