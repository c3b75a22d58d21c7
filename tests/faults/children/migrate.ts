import { openForWriting } from '#main/data/database/connection';
import { readJob, tell } from './protocol.ts';

/** Opens a workspace for writing, which migrates it, and closes it. Says `closed`. */

openForWriting(readJob<string>(), false).close();
tell('closed');
