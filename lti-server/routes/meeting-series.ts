import { bookCircleSeries, previewCircleSeries } from '../../models/circles/circles.ts';
import { bookSeries, cancelSeries, moveSeries, previewSeries, previewSeriesMove, readSeries } from '../../models/meetings/meetings.ts';
import { circleSeries, meetingSeries } from '../contract/meeting-series.ts';
import { routes } from '../handle.ts';

export const meetingSeriesRoutes = routes(meetingSeries, {
  previewSeries: ({ member, body, now }) => previewSeries(member, body, now),
  bookSeries: ({ member, body, now }) => bookSeries(member, body, now),
  readSeries: ({ member, params, now }) => readSeries(member, params.seriesId, now),
  previewSeriesMove: ({ member, params, body, now }) => previewSeriesMove(member, params.meetingId, body, now),
  moveSeries: ({ member, params, body, now }) => moveSeries(member, params.meetingId, body, now),
  cancelSeries: ({ member, params, body, now }) => cancelSeries(member, params.meetingId, body, now),
});

export const circleSeriesRoutes = routes(circleSeries, {
  previewCircleSeries: ({ member, params, body, now }) => previewCircleSeries(member, params.circleId, body, now),
  bookCircleSeries: ({ member, params, body, now }) => bookCircleSeries(member, params.circleId, body, now),
});
