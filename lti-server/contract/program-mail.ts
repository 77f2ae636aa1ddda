import { z } from 'zod';
import { colourForm, programMailLimits, senderForm } from '../../models/program-mail-words.ts';
import { usualDeliveries } from '../../models/notification-words.ts';
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
