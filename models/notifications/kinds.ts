import type { NotificationKind } from '../notification-words.ts';
import type { MailTemplate } from '../vocabulary.ts';

/** The kind of every mail; null: it always comes, because the receiver asked for it or needs it to get in. */
const kinds: Readonly<Record<MailTemplate, NotificationKind | null>> = {
  'external-invited': null,
  'external-link': null,
  'request-received': 'requests',
  'request-reminder': 'requests',
  'request-accepted': 'requests',
  'request-declined': 'requests',
  'request-expired': 'requests',
  'request-unavailable': 'requests',
  'request-passed-on': 'requests',
  'request-withdrawn': 'requests',
  'matched-mentee': 'matches',
  'matched-mentor': 'matches',
  'match-confirm': 'matches',
  'match-confirmed': 'matches',
  'match-not-confirmed': 'matches',
  'match-ended': 'matches',
  'partner-away': 'matches',
  'place-offered': 'waiting-lists',
  'place-offer-over': 'waiting-lists',
  'meeting-booked': 'meetings',
  'meeting-moved': 'meetings',
  'meeting-recomputed': 'meetings',
  'room-changed': 'meetings',
  'meeting-cancelled': 'meetings',
  'series-booked': 'meetings',
  'series-moved': 'meetings',
  'series-recomputed': 'meetings',
  'series-cancelled': 'meetings',
  'times-proposed': 'meetings',
  'times-declined': 'meetings',
  'times-answered': 'meetings',
  'times-expired': 'meetings',
  'meeting-reminder': 'reminders',
  'flash-go-on': 'meetings',
  'circle-asked': 'circles',
  'circle-admitted': 'circles',
  'circle-declined': 'circles',
  'circle-invited': 'circles',
  'circle-removed': 'circles',
  'circle-ended': 'circles',
  'circle-meetings-left': 'meetings',
  'grade-column-gone': 'coordination',
};

export function kindOf(template: MailTemplate): NotificationKind | null {
  return kinds[template];
}
