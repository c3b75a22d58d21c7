import { describe, expect, it } from 'vitest';
import { appArguments, workspaceArgument } from '#main/app/arguments';

describe('arguments of the app', () => {
  it.each([
    ['a checkout', ['electron', '--no-sandbox', '.', 'cli', 'items', '--json'], false],
    ['a package', ['provenet', 'cli', 'items', '--json'], true],
    ['a package under test', ['provenet', '--inspect=0', 'cli', 'items', '--json'], true],
  ])('are found in %s', (_where, argv, isPackaged) => {
    expect(appArguments(argv, isPackaged)).toEqual(['cli', 'items', '--json']);
  });

  it('are none where there are only switches', () => {
    expect(appArguments(['provenet', '--no-sandbox'], true)).toEqual([]);
    expect(appArguments(['electron', '.'], false)).toEqual([]);
  });

  it('name a workspace by its extension', () => {
    expect(workspaceArgument(['--x.provenet', '/a/b.provenet'])).toBe('/a/b.provenet');
    expect(workspaceArgument(['/a/b.csv'])).toBeUndefined();
  });
});
