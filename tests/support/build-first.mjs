import { buildApp } from '../../main/setup/lib/app-build.mjs';

/** Builds what integration tests start as threads, so that they never run an older state of it. */
export function setup() {
  buildApp();
}
