import { hash } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import { findCalendarFeed, type OpenedFeed } from '../../models/calendar-feeds/calendar-feeds.ts';
import type { RateLimits } from '../../models/rate-limits/rate-limits.ts';
import { addressKey } from '../address-key.ts';
import type { Config } from '../config.ts';
import { writeCalendar } from './calendar.ts';
import { busyEvent, fullEvent } from './events.ts';
import { feedPath } from './feed-path.ts';
import { calendarWordsOf } from './words/index.ts';

export interface CalendarFeedsDeps {
  readonly config: Pick<Config, 'rateLimitScale'>;
  readonly limits: RateLimits;
  readonly now: () => Date;
}

/** Calendars ask every few minutes to hours; several of one person may have the same address. */
const readsAMinute = 30;
const failuresAMinute = 60;
/** How often a calendar is asked to come back (hours). */
const everyHours = 1;

/**
 * Somebody's meetings for their own calendar, by an address that nobody can guess. It answers a bare GET, because calendars do no more; whatever
 * is wrong with an address, or with its person, it is the same 404.
 */
export function calendarFeeds({ config, limits, now }: CalendarFeedsDeps): Router {
  const router = express.Router({ caseSensitive: true });

  router.get(feedPath(':word'), async (request: Request, response: Response) => {
    response.set({ 'X-Robots-Tag': 'noindex', 'Cache-Control': 'private, no-cache' });
    const at = now();
    const feed = await findCalendarFeed(String(request.params['word']));
    if (feed === null) return refuse(response, limits.use(`feed-unknown:${addressKey(request)}`, failuresAMinute * config.rateLimitScale, at.getTime()));
    const wait = limits.use(`feed:${feed.id}`, readsAMinute * config.rateLimitScale, at.getTime());
    if (wait !== null) return refuse(response, wait);
    const text = write(await feed.open(at), at);
    const tag = `"${hash('sha256', text, 'base64url')}"`;
    response.setHeader('ETag', tag);
    if (hasIt(request, tag)) return void response.status(304).end();
    response.setHeader('Content-Disposition', 'inline; filename="mentoring.ics"');
    response.type('text/calendar; charset=utf-8').send(text);
  });

  return router;
}

function write({ content, locale, zone, entries }: OpenedFeed, now: Date): string {
  const events = entries.map(({ program, ...entry }) => (content === 'busy' ? busyEvent(entry, locale) : fullEvent(entry, { locale, program })));
  return writeCalendar(events.map((event) => ({ ...event, alarmMinutes: null })), { locale, feed: { name: calendarWordsOf[locale].feedName, hours: everyHours, zone, now } });
}

/** RFC 9110, 13.1.2. Express would send everything to who also says `no-cache`, as many calendars do. */
function hasIt(request: Request, tag: string): boolean {
  return (request.get('if-none-match') ?? '').split(',').some((known) => known.trim() === '*' || known.trim().replace(/^W\//, '') === tag);
}

/** @param wait seconds; null: there is nothing at this address */
function refuse(response: Response, wait: number | null): void {
  if (wait !== null) response.setHeader('Retry-After', String(wait));
  response.status(wait === null ? 404 : 429).type('text/plain').send(wait === null ? 'There is no calendar at this address any more.' : 'Asked too often. Try again later.');
}
