import { editPreferences, readPreferences } from '../../models/notifications/preferences.ts';
import { listFailingAddresses } from '../../models/people/addresses.ts';
import { notifications } from '../contract/notifications.ts';
import { routes } from '../handle.ts';

export const notificationRoutes = routes(notifications, {
  readNotificationPreferences: ({ member }) => readPreferences(member),
  editNotificationPreferences: ({ member, body, now }) => editPreferences(member, body, now),
  listFailingAddresses: ({ member }) => listFailingAddresses(member),
});
