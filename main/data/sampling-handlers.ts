import type { DataContract } from '#shared/contract/data';
import type { samplingMethods } from '#shared/contract/sampling';
import type { Handlers } from '#shared/rpc/contract';
import { drawSample } from './commands/samples/draw-sample.ts';
import { recordFound, withdrawSample } from './commands/samples/record-found.ts';
import { writeSample } from './exports/write-sample.ts';
import { readSampleRows, readSamples, readSampleSites } from './queries/samples/samples.ts';
import type { Session } from './session.ts';

/** Answers what is asked about samples from the session's open workspace. */
export function samplingHandlers(
  session: Session,
): Pick<Handlers<DataContract>, keyof typeof samplingMethods> {
  const reader = () => session.workspace.reader;
  return {
    'samples.list': () => readSamples(reader()),
    'samples.draw': (request) =>
      session.itemChange.start((signal) =>
        drawSample(session.workspace, request, {
          signal,
          onProgress: (done, total) => {
            session.publishChange({ done, total });
          },
        }),
      ),
    'samples.sites': ({ id }) => readSampleSites(reader(), id),
    'samples.rows': (question) => readSampleRows(reader(), question),
    'samples.record': (entry) => session.workspace.write((db) => recordFound(db, entry)),
    'samples.withdraw': ({ id, because }) =>
      session.workspace.write((db) => withdrawSample(db, id, because)),
    'samples.export': async ({ id, token }) => ({
      rows: await writeSample(reader(), id, session.grants.takeWritePath(token)),
    }),
  };
}
