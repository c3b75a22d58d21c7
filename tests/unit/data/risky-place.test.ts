import { describe, expect, it } from 'vitest';
import { assertRoomFor } from '#main/data/durability/disk-room';
import { networkOf, placeWarning } from '#main/data/durability/risky-place';
import { expectFailure, failureOfCall } from '../../support/failure.ts';
import { tempFolder } from '../../support/temp-folder.ts';

describe('the place of a workspace', () => {
  it.each([
    '/home/a/OneDrive/audit.provenet',
    '/home/a/OneDrive - Operator AG/2026/audit.provenet',
    '/Users/a/Library/Mobile Documents/x/audit.provenet',
    '/home/a/Dropbox (Work)/audit.provenet',
    '/home/a/Nextcloud/audit.provenet',
  ])('is warned of where a program copies files away: %s', (path) => {
    expect(placeWarning(path)).toMatch(/^audit\.provenet lies in [^.]+, which copies files/u);
  });

  it.each([
    '/home/a/OneDrives/audit.provenet',
    '/srv/dropbox-of-a/audit.provenet',
    '/audit.provenet',
  ])('is none to warn of elsewhere: %s', (path) => {
    expect(placeWarning(path)).toBeNull();
  });

  it('is known to be a network drive by the number of its file system', () => {
    expect(networkOf(0x6969)).toBe('NFS');
    // CIFS, as a system with signed numbers says it.
    expect(networkOf(-11317950)).toBe('SMB');
    // ext4, tmpfs, btrfs, xfs, overlay
    for (const type of [0xef53, 0x01021994, 0x9123683e, 0x58465342, 0x794c7630]) {
      expect(networkOf(type)).toBeNull();
    }
  });

  it('needs three bytes free for each of a file that is imported', async () => {
    const path = `${tempFolder()}/audit.provenet`;
    assertRoomFor(path, 1000);
    const failure = await failureOfCall(() => {
      assertRoomFor(path, 1e15);
    });
    expectFailure(failure, 'disk-full', 'this import may need 3,000,000,000 MB');
  });
});
