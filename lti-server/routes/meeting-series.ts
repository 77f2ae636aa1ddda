import { bookSeries, cancelSeries, previewSeries, readSeries } from '../../models/meetings/meetings.ts';
import { meetingSeries } from '../contract/meeting-series.ts';
import { routes } from '../handle.ts';

export const meetingSeriesRoutes = routes(meetingSeries, {
  previewSeries: ({ member, body, now }) => previewSeries(member, body, now),
  bookSeries: ({ member, body, now }) => bookSeries(member, body, now),
  readSeries: ({ member, params, now }) => readSeries(member, params.seriesId, now),
  cancelSeries: ({ member, params, body, now }) => cancelSeries(member, params.meetingId, body, now),
});
