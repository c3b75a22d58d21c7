import { userInfo } from 'node:os';

/** The user of the computer, or `null` where the system has no name for them. */
export function userName(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}
