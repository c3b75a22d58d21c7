import { notifications } from '@mantine/notifications';
import { onDataEvent } from '../../data/data-client.ts';

const NOTICE_ID = 'backup-trouble';

/** Tells the operator of a backup that could not be made, until one can; called once, by the entry. */
export function tellBackups(): void {
  onDataEvent('backups.changed', ({ trouble }) => {
    notifications.hide(NOTICE_ID);
    if (trouble === null) return;
    notifications.show({
      id: NOTICE_ID,
      title: 'Something is wrong with the backups',
      message: trouble,
      color: 'red',
      autoClose: false,
      withBorder: true,
    });
  });
}
