import { startProgram } from './start.ts';

// The entry of the package that the smoke test drives, and in no other package.
startProgram({ mayBeDriven: true });
