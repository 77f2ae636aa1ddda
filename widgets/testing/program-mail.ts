import type { Shape } from '../api/operation.ts';
import { chiara } from '../app/app-samples.ts';
import type { FakeAnswers } from './fake-api.ts';
import { ana, ben, leila, ngozi } from './people.ts';

/** How meetings and mail go in the program of the pictures, on Tuesday 20 October 2026 at 14:05 in Berlin. */
export const room: Shape<'ProgramRoom'> = { address: 'https://meet.jit.si/{room}', mentors: 34, withOwn: 21 };
export const reminderRules: Shape<'ReminderRules'> = { meetingHours: [24, 1], nudgesAWeek: 3 };
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
  previewReminders: () => preview,
  readProgramBrand: () => brand,
  setProgramBrand: ({ body }) => body,
};
