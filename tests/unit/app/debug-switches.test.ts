import { describe, expect, it } from 'vitest';
import { debugSwitchIn } from '#main/app/security/debug-switches';

const started = (...args: readonly string[]) => ['provenet', ...args];

describe('debug switches', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect=0',
    '--inspect-brk',
    '--inspect-wait',
    '--inspect-port=1',
    '--debug-port=1',
    '--js-flags=--expose-gc',
    '--no-sandbox',
    '--disable-web-security',
    '--load-extension=/tmp',
    '--host-rules=MAP * 127.0.0.1',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--renderer-cmd-prefix=xterm',
  ])('are found: %s', (given) => {
    const name = `--${given.replace(/^-+/u, '').split('=')[0] ?? ''}`;
    expect(debugSwitchIn(started(given), false)).toBe(name);
    expect(debugSwitchIn(started('cli', 'policies', given), false)).toBe(name);
    expect(debugSwitchIn(started(given.replace('--', '-')), false)).toBe(name);
  });

  it('are found in the spellings of Windows, on Windows', () => {
    expect(debugSwitchIn(started('/Remote-Debugging-Port=1'), true)).toBe(
      '--remote-debugging-port',
    );
    expect(debugSwitchIn(started('--NO-SANDBOX'), true)).toBe('--no-sandbox');
    expect(debugSwitchIn(started('/inspect/site.provenet'), false)).toBeNull();
  });

  it('are none of what people start the program with', () => {
    const ordinary = ['--user-data-dir=/x', '--lang=en-GB', 'cli', 'inspect', '--json', '/a/b'];
    expect(debugSwitchIn(started(...ordinary), false)).toBeNull();
    expect(debugSwitchIn(['--inspect'], false)).toBeNull();
  });
});
