import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronDist, electronProgram, isLinux, isRoot, root } from './paths.mjs';

const NOBODY = 65534;
const drop = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

const succeeds = (...command) => spawnSync(command[0], command.slice(1)).status === 0;

function canSandbox() {
  if (succeeds(...drop, 'unshare', '--user', 'true')) return true;
  // Without user namespaces Chromium has a helper that root must own and lend its rights.
  const helper = join(electronDist, 'chrome-sandbox');
  chownSync(helper, 0, 0);
  chmodSync(helper, 0o4755);
  return succeeds(...drop, helper, '/bin/true');
}

/**
 * How to run the app as people run it: as an ordinary user, in Chromium's sandbox. For root on
 * Linux answers a prefix that drops to `nobody`, with folders of its own; an empty prefix where
 * that does not work (the tests then run as root, without that sandbox) or is not needed.
 */
export function ordinaryUser() {
  if (!isLinux || !isRoot) return { prefix: [], env: {} };
  const canRead =
    succeeds(...drop, 'test', '-r', join(root, 'package.json')) &&
    succeeds(...drop, 'test', '-x', electronProgram());
  if (!canRead || !canSandbox()) return { prefix: [], env: {} };
  const home = mkdtempSync(join(tmpdir(), 'provenet-user-'));
  chownSync(home, NOBODY, NOBODY);
  return {
    prefix: drop,
    env: {
      HOME: home,
      TMPDIR: home,
      XDG_RUNTIME_DIR: home,
      PROVENET_TEST_RESULTS: join(home, 'test-results'),
    },
  };
}
