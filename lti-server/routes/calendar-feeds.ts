import { editCalendarFeed, endCalendarFeed, makeCalendarFeed, readCalendarFeed } from '../../models/calendar-feeds/calendar-feeds.ts';
import { feedPath } from '../calendar/feed-path.ts';
import { calendarFeeds } from '../contract/calendar-feeds.ts';
import { routes } from '../handle.ts';

export const calendarFeedRoutes = routes(calendarFeeds, {
  readCalendarFeed: ({ member }) => readCalendarFeed(member),
  makeCalendarFeed: async ({ member, body, now }) => {
    const { word, ...feed } = await makeCalendarFeed(member, body, now);
    return { ...feed, path: feedPath(word) };
  },
  editCalendarFeed: ({ member, body, now }) => editCalendarFeed(member, body, now),
  endCalendarFeed: ({ member, now }) => endCalendarFeed(member, now),
});
