import type { Session } from 'electron';

/** Refuses every permission; Electron's default is to grant them. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // Without a stream the page's request for a screen or window is refused.
  session.setDisplayMediaRequestHandler((_request, decide) => {
    decide({});
  });
}
