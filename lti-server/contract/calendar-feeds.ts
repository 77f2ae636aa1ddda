import { z } from 'zod';
import { feedContents } from '../../models/calendar-feed-words.ts';
import { endpoints } from './endpoint.ts';
import { instant } from './shapes.ts';

const content = z.enum(feedContents).meta({ description: 'busy: that I have something then, and nothing else; full: with whom, about what and where, as I see it myself.' });

const calendarFeed = z
  .strictObject({ content: content.nullable().meta({ description: 'null: there is no address.' }), madeAt: instant.nullable() })
  .meta({ id: 'CalendarFeed', description: 'The address at which a calendar reads my meetings, one in my school. The address itself is told once, when it is made.' });

const madeFeed = z
  .strictObject({ content, madeAt: instant, path: z.string().meta({ description: 'Of the address on this server: whoever knows it reads what it tells, without signing in. It is told here alone.' }) })
  .meta({ id: 'MadeCalendarFeed' });

const widgets = ['app', 'scheduling'] as const;

export const calendarFeeds = endpoints('calendar-feeds', {
  readCalendarFeed: {
    method: 'get',
    path: '/api/calendar-feed',
    summary: 'Whether a calendar can read my meetings, and how much it is told.',
    action: 'calendar-feed.read',
    response: { status: 200, schema: calendarFeed },
    problems: [],
    widgets,
  },
  makeCalendarFeed: {
    method: 'post',
    path: '/api/calendar-feed/address',
    summary: 'Makes a new address for my meetings in every program of my school. The one before ends with it.',
    action: 'calendar-feed.edit',
    repeats: true,
    aMinute: 10,
    body: z.strictObject({ content }),
    response: { status: 200, schema: madeFeed },
    problems: ['body-invalid'],
    widgets,
  },
  editCalendarFeed: {
    method: 'patch',
    path: '/api/calendar-feed',
    summary: 'Changes how much the address tells; it stays the same.',
    action: 'calendar-feed.edit',
    body: z.strictObject({ content }),
    response: { status: 200, schema: calendarFeed },
    problems: ['body-invalid', 'moved-on'],
    widgets,
  },
  endCalendarFeed: { method: 'delete', path: '/api/calendar-feed', summary: 'Ends the address: it leads nowhere from now on.', action: 'calendar-feed.edit', problems: [], widgets },
});
