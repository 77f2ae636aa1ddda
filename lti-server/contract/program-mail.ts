import { z } from 'zod';
import { colourForm, programMailLimits, senderForm } from '../../models/program-mail-words.ts';
import { usualDeliveries } from '../../models/notification-words.ts';
import { settingBounds, type Bounds } from '../../models/setting-words.ts';
import { cadences, goalVisibilities, gridMinutes } from '../../models/vocabulary.ts';
import { roomAddress } from './availability.ts';
import { endpoints } from './endpoint.ts';
import { id, instant, line, personRef, wallTime } from './shapes.ts';

const room = z
  .strictObject({
    address: z.string().nullable().meta({ description: 'An address, or a template of it: {room} or {meeting} is a name that each meeting gets for itself. null: none.' }),
    mentors: z.int().meta({ description: 'Mentors who take part.' }),
    withOwn: z.int().meta({ description: 'Those of them who have a room of their own, and do not use this one.' }),
  })
  .meta({ id: 'ProgramRoom', description: 'Where meetings take place whose mentor has no video room.' });

const asked = {
  meetingHours: z.array(z.int().min(1).max(programMailLimits.reminderHours)).max(programMailLimits.reminders).meta({ description: 'Hours before a meeting, the earliest reminder first; none: no reminders.' }),
  nudgesAWeek: z.int().min(0).max(programMailLimits.nudges).meta({ description: 'How many mails in seven days ask one person again for something, in all programs of their school.' }),
};
const reminderRules = {
  ...asked,
  quiet: z.strictObject({ from: wallTime, to: wallTime }).nullable().meta({ description: 'When no mail comes to whoever has not chosen, on the receiver’s clock; over midnight where `from` is the later one. null: at any hour.' }),
  delivery: z.enum(usualDeliveries).meta({ description: 'How mail comes to whoever has not chosen; what cannot wait so long comes at once.' }),
};
const reminders = z.strictObject(reminderRules).meta({ id: 'ReminderRules' });

const within = ([least, most]: Bounds) => z.int().min(least).max(most);
const { meetings: meetingBounds, agenda: agendaBounds } = settingBounds;
const onGrid = (bounds: Bounds) => within(bounds).multipleOf(gridMinutes);
const meetingRules = {
  minutes: onGrid(meetingBounds.minutes).meta({ description: 'How long a meeting usually is; a mentor’s own length wins.' }),
  longMinutes: within(meetingBounds.longMinutes).meta({ description: 'From this length on a meeting is a long one.' }),
  heldAfterHours: within(meetingBounds.heldAfterHours).meta({ description: 'So many hours after its end a meeting counts as held where nobody says otherwise.' }),
  contestDays: within(meetingBounds.contestDays).meta({ description: 'How many days the other side may contest what became of a meeting.' }),
  agenda: z
    .strictObject({
      checkIn: within(agendaBounds.checkIn), progress: within(agendaBounds.progress), goal: within(agendaBounds.goal), reality: within(agendaBounds.reality), options: within(agendaBounds.options),
      will: within(agendaBounds.will), nextDate: within(agendaBounds.nextDate), longAdds: within(agendaBounds.longAdds).meta({ description: 'What a long meeting adds to goal, options and will.' }),
    })
    .meta({ description: 'Minutes of the parts of an agenda by GROW; of a meeting of another length each part gets its share.' }),
};
const meetingRulesAndUsual = z
  .strictObject({ ...meetingRules, usual: z.strictObject(meetingRules).meta({ description: 'As they are in a new program of this kind.' }) })
  .meta({ id: 'MeetingRules' });

const { match, capacity, circle, externalPeople } = settingBounds;
const limits = {
  match: z.strictObject({ weeks: within(match.weeks).meta({ description: 'How long a match lasts.' }), cadence: z.enum(cadences).meta({ description: 'How often a pair means to meet.' }) }),
  capacity: z.strictObject({
    mentor: within(capacity.mentor).meta({ description: 'Mentees of a mentor who has not chosen.' }),
    mentorMost: within(capacity.mentorMost).meta({ description: 'The most that a mentor may choose.' }),
    mentee: within(capacity.mentee).meta({ description: 'Mentors of a mentee who has not chosen.' }),
    menteeMost: within(capacity.menteeMost).meta({ description: 'The most that a mentee may choose.' }),
  }),
  circle: z
    .strictObject({
      from: within(circle.from), to: within(circle.to),
      warnAbove: within(circle.warnAbove), stopAbove: within(circle.stopAbove),
      mostLed: within(circle.mostLed).meta({ description: 'Circles that one person leads.' }),
      mostJoined: within(circle.mostJoined).meta({ description: 'Circles that one person is in.' }),
    })
    .meta({ description: 'How many people a circle usually has, `from` and `to`, where a larger one is warned of, and where it stops.' }),
  goals: z.strictObject({ visibility: z.enum(goalVisibilities).meta({ description: 'Who sees a new goal, where its owner says nothing.' }) }),
  externalPeople: z.strictObject({
    linkDays: within(externalPeople.linkDays).meta({ description: 'How long a link in a mail lets somebody in who is not of the LMS.' }),
    keptDays: within(externalPeople.keptDays).meta({ description: 'How long an invitation that nobody took up is kept after that.' }),
  }),
};
const limitsAndUsual = z
  .strictObject({ ...limits, usual: z.strictObject(limits).meta({ description: 'As they are in a new program of this kind.' }) })
  .meta({ id: 'ProgramLimits', description: 'How long things last in a program, and how many of them people have.' });

const preview = z
  .strictObject({
    people: z.int().meta({ description: 'How many people get a reminder within a week.' }),
    atOnce: z.int().meta({ description: 'How many of them at once, because its time has come.' }),
    next: z.array(z.strictObject({ at: instant, hours: z.int(), start: instant.meta({ description: 'Of the meeting.' }), people: z.array(personRef) })).meta({ description: 'The first reminders to come, the soonest first.' }),
    nudged: z.int().meta({ description: 'How many people got a nudge in the last seven days.' }),
    overCap: z.int().meta({ description: 'How many of them got more than these rules allow.' }),
  })
  .meta({ id: 'ReminderPreview' });

const brand = z
  .strictObject({
    accent: z.string().regex(colourForm).nullable().meta({ description: '#rrggbb; null: the product’s own. Where it cannot be read it is made lighter or darker, or left out.' }),
    sender: line(programMailLimits.sender).regex(senderForm).nullable().meta({ description: 'The name that mail is from, before the installation’s address; it must not look like an address. null: the installation’s.' }),
  })
  .meta({ id: 'ProgramBrand' });

const params = z.strictObject({ programId: id });
const widgets = ['app', 'program'] as const;

export const programMail = endpoints('program-mail', {
  readProgramRoom: {
    method: 'get',
    path: '/api/programs/{programId}/room',
    summary: 'For coordinators: the video room of meetings whose mentor has none, and how many mentors that concerns.',
    action: 'program.edit',
    params,
    response: { status: 200, schema: room },
    problems: ['not-found'],
    widgets,
  },
  setProgramRoom: {
    method: 'put',
    path: '/api/programs/{programId}/room',
    summary: 'Sets it for the meetings that are booked from now on; null is none.',
    action: 'program.edit',
    params,
    body: z.strictObject({ address: roomAddress.nullable() }),
    response: { status: 200, schema: room },
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets,
  },
  readReminderRules: {
    method: 'get',
    path: '/api/programs/{programId}/reminders',
    summary: 'For coordinators: when people are reminded of meetings, how often they may be nudged, and how mail comes to whoever has not chosen.',
    action: 'program.edit',
    params,
    response: { status: 200, schema: reminders },
    problems: ['not-found'],
    widgets,
  },
  setReminderRules: {
    method: 'put',
    path: '/api/programs/{programId}/reminders',
    summary: 'Sets them, from now on: of a meeting for whose reminder it is time by now, its people are reminded at once.',
    action: 'program.edit',
    params,
    body: z.strictObject(reminderRules),
    response: { status: 200, schema: reminders },
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets,
  },
  previewReminders: {
    method: 'post',
    path: '/api/programs/{programId}/reminders/preview',
    summary: 'Who would be reminded next by these rules, and who was nudged more than they allow; nothing is saved.',
    action: 'program.edit',
    params,
    body: z.strictObject(asked),
    response: { status: 200, schema: preview },
    repeats: true,
    problems: ['body-invalid', 'not-found'],
    widgets,
  },
  readMeetingRules: {
    method: 'get',
    path: '/api/programs/{programId}/meeting-rules',
    summary: 'For coordinators: how long meetings are, when they count as held, and how their agenda shares out the time.',
    action: 'program.edit',
    params,
    response: { status: 200, schema: meetingRulesAndUsual },
    problems: ['not-found'],
    widgets,
  },
  setMeetingRules: {
    method: 'put',
    path: '/api/programs/{programId}/meeting-rules',
    summary: 'Sets them from now on; what is booked keeps its length, and an agenda that people have written on its time boxes.',
    action: 'program.edit',
    params,
    body: z.strictObject(meetingRules),
    response: { status: 200, schema: meetingRulesAndUsual },
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets,
  },
  readProgramLimits: {
    method: 'get',
    path: '/api/programs/{programId}/limits',
    summary: 'For coordinators: how long matches last, how many people have at once, and how large circles are.',
    action: 'program.edit',
    params,
    response: { status: 200, schema: limitsAndUsual },
    problems: ['not-found'],
    widgets,
  },
  setProgramLimits: {
    method: 'put',
    path: '/api/programs/{programId}/limits',
    summary: 'Sets them from now on; who has more than is allowed now keeps it.',
    action: 'program.edit',
    params,
    body: z.strictObject(limits),
    response: { status: 200, schema: limitsAndUsual },
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets,
  },
  readProgramBrand: {
    method: 'get',
    path: '/api/programs/{programId}/brand',
    summary: 'For coordinators: how the program’s mail looks and who it says it is from.',
    action: 'program.edit',
    params,
    response: { status: 200, schema: brand },
    problems: ['not-found'],
    widgets,
  },
  setProgramBrand: {
    method: 'put',
    path: '/api/programs/{programId}/brand',
    summary: 'Sets it for the mail that leaves from now on, and for the program where it is opened from the LMS; a colour of the LMS wins there.',
    action: 'program.edit',
    params,
    body: brand,
    response: { status: 200, schema: brand },
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets,
  },
});
