import { z } from 'zod';
import { seriesLength } from '../../models/series-length-words.ts';
import { repeats, seriesConflicts } from '../../models/series-words.ts';
import { limits } from '../../models/vocabulary.ts';
import { circleSlots } from './circles.ts';
import { endpoints } from './endpoint.ts';
import { meeting } from './meetings.ts';
import { id, instant, line, personRef, span } from './shapes.ts';

const minutes = z.int().multipleOf(5).min(15).max(240);
const repeat = z.enum(repeats);

const seriesTime = z
  .strictObject({
    ...span.shape,
    conflict: z.enum(seriesConflicts).nullable().meta({ description: 'Why it cannot be booked; null: it can, if all those before it that can are booked as well.' }),
    moved: z.boolean().meta({ description: 'The mentor’s clock skips its hour on that day, so it begins later.' }),
    closest: z.array(span).max(3).meta({ description: 'Where there is a conflict: the nearest times that can be booked.' }),
  })
  .meta({ id: 'SeriesTime', description: 'One time of a meeting that repeats, before it is booked.' });

const seriesPreview = z
  .strictObject({
    repeat,
    monthly: z.strictObject({ weekday: z.int().min(1).max(7), nth: z.union([z.int().min(1).max(4), z.literal('last')]) }).nullable()
      .meta({ description: 'Of a monthly one: which weekday of the month in the mentor’s calendar. A fifth one is the last, which every month has.' }),
    partner: personRef,
    most: z.int().meta({ description: 'How many times there are before the match of a pair, or the program, ends, or as far ahead as can be booked.' }),
    items: z.array(seriesTime).max(seriesLength.most),
  })
  .meta({ id: 'SeriesPreview' });

const circleSeriesPreview = seriesPreview
  .extend({
    busy: circleSlots.shape.busy.meta({ description: 'At which of the times, and of those that are near, members have something else, and how many of those who are to come.' }),
    clockChanges: circleSlots.shape.clockChanges.meta({ description: 'Changes of clocks on the way that move a member’s against mine, in order.' }),
  })
  .meta({ id: 'CircleSeriesPreview', description: 'A series of a circle’s meetings before it is booked. The partner is the circle; both clocks are the mentor’s.' });

const series = z.strictObject({ id, repeat, items: z.array(meeting).max(seriesLength.most) }).meta({ id: 'Series', description: 'Meetings that were booked in one act, in order of time.' });

const seriesMove = z
  .strictObject({
    items: z
      .array(z.strictObject({ meetingId: id, from: span, to: span, conflict: z.enum(seriesConflicts).nullable().meta({ description: 'Why it stays where it is; null: it can be moved.' }) }).meta({ id: 'SeriesMoveTime', description: 'A meeting of a series that would be moved with the rest.' }))
      .max(seriesLength.most),
  })
  .meta({ id: 'SeriesMovePreview', description: 'The meeting that was chosen first, then all later ones of its series.' });

const repetition = { start: instant, minutes, repeat, count: z.int().min(seriesLength.least).max(seriesLength.most).exactOptional() };
const chosen = { minutes, repeat, starts: z.array(instant).min(seriesLength.least).max(seriesLength.most), title: line(limits.meetingTitle).exactOptional() };
const widgets = ['app', 'scheduling'] as const;

export const meetingSeries = endpoints('series', {
  previewSeries: {
    method: 'post',
    path: '/api/meeting-series/preview',
    summary: 'Every time of a meeting that repeats, on both clocks, with what is in its way and what is near. The mentor’s local time stays; books nothing.',
    action: 'meeting.book',
    body: z.strictObject({ matchId: id, ...repetition }),
    response: { status: 200, schema: seriesPreview },
    repeats: true,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'slot-taken'],
    widgets,
  },
  bookSeries: {
    method: 'post',
    path: '/api/meeting-series',
    summary: 'Books the chosen times of a series: all of them, or none where one cannot be had any more.',
    action: 'meeting.book',
    body: z.strictObject({ matchId: id, ...chosen }),
    response: { status: 201, schema: series },
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'slot-taken', 'series-not-free', 'program-archived'],
    widgets,
  },
  readSeries: {
    method: 'get',
    path: '/api/meeting-series/{seriesId}',
    summary: 'The meetings of a series, those that were moved or cancelled as well.',
    action: 'meeting.read',
    params: z.strictObject({ seriesId: id }),
    response: { status: 200, schema: series },
    problems: ['not-found'],
    widgets,
  },
  previewSeriesMove: {
    method: 'post',
    path: '/api/meetings/{meetingId}/move-series/preview',
    summary: 'Where a meeting of a series and all later ones would go, as far as it goes on the mentor’s clock, and which would stay and why. Moves nothing.',
    action: 'meeting.move',
    params: z.strictObject({ meetingId: id }),
    body: z.strictObject({ start: instant }),
    response: { status: 200, schema: seriesMove },
    repeats: true,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'slot-past', 'slot-taken', 'you-are-busy'],
    widgets,
  },
  moveSeries: {
    method: 'post',
    path: '/api/meetings/{meetingId}/move-series',
    summary: 'Moves a meeting of a series and all later ones, but for those that the preview said cannot be: nothing where others could not be by now.',
    action: 'meeting.move',
    params: z.strictObject({ meetingId: id }),
    body: z.strictObject({
      from: instant.meta({ description: 'The start that it is moved from: somebody else may have moved it meanwhile.' }),
      start: instant,
      staying: z.array(id).max(seriesLength.most).meta({ description: 'The meetings that stay where they are, as the preview said.' }),
      reason: line(limits.reason).exactOptional(),
    }),
    response: { status: 200, schema: meeting },
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'slot-past', 'slot-taken', 'you-are-busy', 'series-not-free', 'program-archived'],
    widgets,
  },
  cancelSeries: {
    method: 'post',
    path: '/api/meetings/{meetingId}/cancel-series',
    summary: 'Cancels a meeting of a series and all later ones of it; within the notice time of the mentor a reason is asked for.',
    action: 'meeting.cancel',
    params: z.strictObject({ meetingId: id }),
    body: z.strictObject({ reason: line(limits.reason).exactOptional() }),
    response: { status: 200, schema: meeting },
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
});

/** The same of a circle, by what its mentor may. */
export const circleSeries = endpoints('series', {
  previewCircleSeries: {
    method: 'post',
    path: '/api/circles/{circleId}/meeting-series/preview',
    summary: 'Every time of a circle’s meeting that repeats, as a pair’s: its mentor’s time decides, and members who have something else are counted. Books nothing.',
    action: 'circle.meet',
    params: z.strictObject({ circleId: id }),
    body: z.strictObject(repetition),
    response: { status: 200, schema: circleSeriesPreview },
    repeats: true,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'circle-empty', 'moved-on', 'slot-taken'],
    widgets,
  },
  bookCircleSeries: {
    method: 'post',
    path: '/api/circles/{circleId}/meeting-series',
    summary: 'Books the chosen times for the whole circle: all of them, or none where its mentor cannot have one any more. A member who has something else is told, and keeps nobody from meeting.',
    action: 'circle.meet',
    params: z.strictObject({ circleId: id }),
    body: z.strictObject(chosen),
    response: { status: 201, schema: series },
    madeIn: '/api/meeting-series',
    problems: ['body-invalid', 'not-found', 'not-allowed', 'circle-empty', 'moved-on', 'slot-taken', 'series-not-free', 'program-archived'],
    widgets,
  },
});
