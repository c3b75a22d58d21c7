import { electronProgram, isRoot, root } from './paths.mjs';

/** Environment of Electron as an app: inside an editor's terminal this variable may be set. */
export function appEnvironment() {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return env;
}

/** Program, arguments and environment that start the built app. */
export function appCommand(args) {
  // Chromium's sandbox refuses to work for root; an installed app never gets this switch.
  const switches = isRoot ? ['--no-sandbox'] : [];
  // Chromium's own messages would stand between those of a command.
  if (args[0] === 'cli') switches.push('--log-level=3');
  return { program: electronProgram(), args: [...switches, root, ...args], env: appEnvironment() };
}

/** Program, arguments and environment that run a script on Electron's own Node. */
export function nodeCommand(script, args) {
  // better-sqlite3 needs the Node of Electron: older ones load it and crash.
  return {
    program: electronProgram(),
    args: [script, ...args],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  };
}
