import { z } from 'zod';
import { deliveries, notificationKinds } from '../../models/notification-words.ts';
import { limits } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { instant, personRef, zone } from './shapes.ts';

const kind = z.enum(notificationKinds).meta({ id: 'NotificationKind' });
const how = z.enum(deliveries).meta({ id: 'Delivery', description: 'Each mail by itself, gathered once a day or week, or none.' });
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/).meta({ description: 'A local time, HH:mm.' });
const quiet = z.strictObject({ from: time, to: time }).meta({ id: 'QuietHours', description: 'On the reader’s clock, over midnight where `from` is the later one. Mail waits until they end, but for what cannot.' });

const preferences = z
  .strictObject({
    address: z.string().nullable().meta({ description: 'Where mail goes; null: none is known, so none is sent.' }),
    failing: z.boolean().meta({ description: 'Mail to the address came back more than once.' }),
    kinds: z.array(z.strictObject({ kind, how, choices: z.array(how) })),
    quiet: quiet.nullable(),
    usualQuiet: quiet,
    zone: zone.nullable().meta({ description: 'Whose clock quiet hours and summaries go by; null: not told, so there are no quiet hours.' }),
  })
  .meta({ id: 'NotificationPreferences' });

const failingAddress = z
  .strictObject({ person: personRef, refusedAt: instant.meta({ description: 'When a mail server last refused mail to them for good.' }) })
  .meta({ id: 'FailingAddress', description: 'Somebody whose address was refused for good more than once in a row.' });

const widgets = ['app'] as const;

export const notifications = endpoints('notifications', {
  readNotificationPreferences: {
    method: 'get',
    path: '/api/me/notifications',
    summary: 'How my mail of this program comes.',
    action: 'notification.read',
    response: { status: 200, schema: preferences },
    problems: [],
    widgets,
  },
  editNotificationPreferences: {
    method: 'patch',
    path: '/api/me/notifications',
    summary: 'Changes it; absent leaves, `quiet` null is no quiet hours. Mail that is kept back goes the new way.',
    action: 'notification.edit',
    body: z.strictObject({ kinds: z.array(z.strictObject({ kind, how })).max(notificationKinds.length).exactOptional(), quiet: quiet.nullable().exactOptional() }),
    response: { status: 200, schema: preferences },
    problems: ['body-invalid'],
    widgets,
  },
  listFailingAddresses: {
    method: 'get',
    path: '/api/failing-addresses',
    summary: 'For coordinators: whose mail comes back, the last one refused first, at most 100. Neither their addresses nor what was written to them.',
    action: 'enrolment.list',
    response: { status: 200, schema: z.strictObject({ items: z.array(failingAddress).max(limits.page), nextCursor: z.null(), total: z.int() }).meta({ id: 'FailingAddressPage' }) },
    problems: [],
    widgets: [...widgets, 'program'],
  },
});
