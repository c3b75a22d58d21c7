import { startProgram } from './start.ts';

startProgram({ mayBeDriven: false });
