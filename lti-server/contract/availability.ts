import { z } from 'zod';
import { agendaKinds, agendaTemplates } from '../../models/agenda-words.ts';
import { isRoomAddress, roomOwners } from '../../models/meeting-room-words.ts';
import { gridMinutes, limits } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { date, id, instant, span, wallTime, zone } from './shapes.ts';

/** On the 5-minute grid of the booking cells. */
const gridTime = wallTime.refine((time) => Number(time.slice(3)) % gridMinutes === 0, 'a multiple of 5 minutes');
function minutes(max: number, min = 0) {
  return z.int().multipleOf(gridMinutes).min(min).max(max);
}
const window = z.strictObject({ from: gridTime, to: gridTime });

/** A video room, or a template of one. */
export const roomAddress = z.url({ protocol: /^https$/ }).max(300).refine(isRoomAddress, 'an address of a room');

const rules = {
  zone,
  weekly: z.array(z.strictObject({ weekday: z.int().min(1).max(7).meta({ description: 'ISO: Monday is 1.' }), from: gridTime, to: gridTime })).max(limits.weeklyWindows),
  overrides: z
    .array(z.strictObject({ date, windows: z.array(window).max(6) }))
    .max(limits.overrides)
    .meta({ description: 'Each replaces its local day; no windows: closed.' }),
  meetingMinutes: minutes(240, 15),
  stepMinutes: minutes(120, 5),
  bufferBeforeMinutes: minutes(120),
  bufferAfterMinutes: minutes(120),
  minNoticeMinutes: minutes(60 * 24 * 30),
  maxPerDay: z.int().min(1).max(20).nullable(),
  maxPerMonth: z.int().min(1).max(100).nullable(),
  meetingUrl: roomAddress.nullable().meta({ description: 'The mentor’s own video room, or a template: {room} or {meeting} is a name that each meeting gets for itself.' }),
};

export const availabilityRules = z.strictObject(rules).meta({ id: 'AvailabilityRules' });

/** Flash sessions of a mentor: how many a month (0: none), and how long one is. */
const flash = z.strictObject({ perMonth: z.int().min(0).max(limits.flashPerMonth), minutes: minutes(60, 15) }).meta({ id: 'FlashOffer' });

const availability_ = z
  .strictObject({
    ...rules,
    pausedUntil: date.nullable(),
    flash: flash.nullable().meta({ description: 'null where the program has no flash sessions.' }),
    updatedAt: instant.nullable().meta({ description: 'null: never set; the rules are the program’s defaults.' }),
    /** Booked meetings that lie outside the rules: they stay as they are. */
    meetingsOutside: z.int(),
    meetingsElsewhere: z.int().meta({ description: 'Booked meetings that have another video room than new ones get, and were not given one by themselves.' }),
    programRoom: z.string().nullable().meta({ description: 'Where people of the program meet whose mentor has no room: an address or a template. null: none.' }),
    /** Mentees whose clock the preview can show. */
    mentees: z.array(z.strictObject({ id, name: z.string(), zone })),
  })
  .meta({ id: 'Availability' });

const preview = z
  .strictObject({
    from: date,
    to: date,
    yourZone: zone,
    theirZone: zone,
    /** What mentees see, in the viewer's zone: `yours` is the viewer's clock, `theirs` the mentor's. */
    slots: z.array(span).max(500),
    /** Stretches in which a meeting may lie, in order; booked ones apart. */
    free: z.array(span).max(200),
    booked: z.array(span).max(200),
    insideNotice: z.array(span).max(200).meta({ description: 'Stretches that would be free if the notice were not.' }),
    freeMinutes: z.int(),
    clockChanges: z.array(z.strictObject({ whose: z.enum(['yours', 'theirs']), zone, date, at: instant, aheadBefore: z.int(), aheadAfter: z.int() })),
  })
  .meta({ id: 'AvailabilityPreview' });

const meetingPreview = z
  .strictObject({
    minutes: z.int(),
    room: z.enum(roomOwners).nullable().meta({ description: 'Whose video room it gets; the address comes with the invitation. null: there is none yet.' }),
    noticeMinutes: z.int().meta({ description: 'Moved or cancelled this short before it, a reason is asked for. 0: none ever is.' }),
    template: z.enum(agendaTemplates),
    items: z.array(z.strictObject({ kind: z.enum(agendaKinds), minutes: z.int() })).meta({ description: 'What the template gives, in order; together they are as long as the meeting.' }),
  })
  .meta({ id: 'MeetingPreview', description: 'What a meeting of a match would be, before it is booked.' });

const widgets = ['app', 'scheduling'] as const;

export const availability = endpoints('availability', {
  readAvailability: {
    method: 'get',
    path: '/api/availability',
    summary: 'When I am free, as mentor of this program.',
    action: 'availability.read',
    response: { status: 200, schema: availability_ },
    problems: ['not-enrolled'],
    widgets,
  },
  setAvailability: {
    method: 'put',
    path: '/api/availability',
    summary: 'Sets when I am free. Booked meetings stay as they are.',
    action: 'availability.edit',
    body: z.strictObject({ ...rules, pausedUntil: date.nullable().exactOptional(), flash: flash.nullable().exactOptional() }),
    response: { status: 200, schema: availability_ },
    problems: ['body-invalid', 'zone-unknown', 'not-enrolled'],
    widgets,
  },
  changeRoomsOfBooked: {
    method: 'post',
    path: '/api/availability/booked-rooms',
    summary: 'Gives my booked meetings that are not over the video room that new ones get; such as were given one by themselves keep it. Their people are told.',
    action: 'availability.edit',
    response: { status: 200, schema: availability_ },
    repeats: true,
    problems: ['moved-on', 'program-archived'],
    widgets,
  },
  previewAvailability: {
    method: 'post',
    path: '/api/availability/preview',
    summary: 'What mentees would see of these rules in the next three weeks; nothing is saved.',
    action: 'availability.read',
    body: z.strictObject({ rules: availabilityRules, viewerZone: zone }),
    response: { status: 200, schema: preview },
    repeats: true,
    problems: ['body-invalid', 'zone-unknown', 'not-enrolled'],
    widgets,
  },
  previewMeeting: {
    method: 'get',
    path: '/api/matches/{matchId}/meeting-preview',
    summary: 'What a meeting of one of my matches would be before it is booked: whose video room, how late it moves without a reason, and the agenda that it starts with. Nothing is kept.',
    action: 'slot.list',
    params: z.strictObject({ matchId: id }),
    query: z.strictObject({
      minutes: z.coerce.number().int().multipleOf(5).min(15).max(240).exactOptional(),
      start: instant.exactOptional().meta({ description: 'The time that is thought of; absent: after all that is booked.' }),
    }),
    response: { status: 200, schema: meetingPreview },
    problems: ['body-invalid', 'not-found', 'not-allowed'],
    widgets,
  },
});
