import type { Shape } from '../api/operation.ts';
import { chiara } from '../app/app-samples.ts';
import type { FakeAnswers } from './fake-api.ts';
import { ana, ben, leila, ngozi } from './people.ts';

/** How meetings and mail go in the program of the pictures, on Tuesday 20 October 2026 at 14:05 in Berlin. */
export const room: Shape<'ProgramRoom'> = { address: 'https://meet.jit.si/{room}', mentors: 34, withOwn: 21 };
export const reminderRules: Shape<'ReminderRules'> = { meetingHours: [24, 1], nudgesAWeek: 3, quiet: { from: '21:00', to: '08:00' }, delivery: 'at-once' };
const usualMeetings = { minutes: 45, longMinutes: 60, heldAfterHours: 24, contestDays: 7, agenda: { checkIn: 5, progress: 5, goal: 5, reality: 10, options: 10, will: 5, nextDate: 5, longAdds: 5 } };
export const meetingRules: Shape<'MeetingRules'> = { ...usualMeetings, minutes: 60, usual: usualMeetings };
const usualLimits = {
  match: { weeks: 26, cadence: 'monthly' }, capacity: { mentor: 1, mentorMost: 3, mentee: 1, menteeMost: 2 }, circle: { from: 4, to: 6, warnAbove: 8, stopAbove: 10, mostLed: 3, mostJoined: 2 },
  goals: { visibility: 'private' }, externalPeople: { linkDays: 14, keptDays: 30 },
} as const;
export const programLimits: Shape<'ProgramLimits'> = { ...usualLimits, match: { weeks: 20, cadence: 'fortnightly' }, usual: usualLimits };
export const brand: Shape<'ProgramBrand'> = { accent: '#0057B8', sender: 'Northfield alumni office' };
export const preview: Shape<'ReminderPreview'> = {
  people: 46,
  atOnce: 2,
  next: [
    { at: '2026-10-20T12:05:00.000Z', hours: 24, start: '2026-10-21T11:30:00.000Z', people: [ben, ana] },
    { at: '2026-10-20T15:00:00.000Z', hours: 1, start: '2026-10-20T16:00:00.000Z', people: [ngozi, leila, chiara] },
  ],
  nudged: 7,
  overCap: 1,
};
export const programMail: FakeAnswers = {
  readProgramRoom: () => room,
  setProgramRoom: ({ body }) => ({ ...room, ...(body) }),
  readReminderRules: () => reminderRules,
  setReminderRules: ({ body }) => body,
  readMeetingRules: () => meetingRules,
  setMeetingRules: ({ body }) => ({ ...(body ?? usualMeetings), usual: usualMeetings }),
  readProgramLimits: () => programLimits,
  setProgramLimits: ({ body }) => ({ ...(body ?? usualLimits), usual: usualLimits }),
  previewReminders: () => preview,
  readProgramBrand: () => brand,
  setProgramBrand: ({ body }) => body,
};
