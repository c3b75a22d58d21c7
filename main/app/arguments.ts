import { extname } from 'node:path';

const isSwitch = (argument: string) => argument.startsWith('-');

/**
 * The arguments meant for Provenet: without the program, without switches for Chromium before
 * the first of them, and in a checkout without the path of the app.
 */
export function appArguments(argv: readonly string[], isPackaged: boolean): string[] {
  const rest = argv.slice(1);
  const first = rest.findIndex((argument) => !isSwitch(argument));
  if (first === -1) return [];
  return rest.slice(isPackaged ? first : first + 1);
}

/** The workspace that the operating system asks to open, by a double click for example. */
export function workspaceArgument(args: readonly string[]): string | undefined {
  return args.find((argument) => !isSwitch(argument) && extname(argument) === '.provenet');
}
