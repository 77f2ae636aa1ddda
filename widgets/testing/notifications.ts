import { deliveriesOf, notificationKinds } from '../../models/notification-words.ts';
import type { Shape } from '../api/operation.ts';

/** How Ben's mail comes: requests at once, circles once a week. */
export const preferencesOfBen: Shape<'NotificationPreferences'> = {
  address: 'ben@alumni.example',
  failing: false,
  kinds: notificationKinds
    .filter((kind) => kind !== 'coordination')
    .map((kind) => ({ kind, how: kind === 'circles' ? 'weekly' : 'at-once', choices: [...deliveriesOf[kind]] })),
  quiet: { from: '21:00', to: '08:00' },
  usualQuiet: { from: '20:00', to: '09:30' },
  zone: 'Europe/Berlin',
};
