/** The bounds of what a program sets, named as models/programs/settings.ts names it: apart from the vocabulary, because that is part of every page and these are needed on three. */

/** The least and the most, both included. */
export type Bounds = readonly [least: number, most: number];

const agendaBox: Bounds = [1, 60];
const people: Bounds = [1, 10];
const seats: Bounds = [2, 30];
const circles: Bounds = [1, 20];

export const settingBounds = {
  /** Minutes on the grid of booking, as a mentor's own length of a meeting. */
  meetings: { minutes: [15, 240], longMinutes: [30, 240], heldAfterHours: [1, 168], contestDays: [1, 60] },
  agenda: { checkIn: agendaBox, progress: agendaBox, goal: agendaBox, reality: agendaBox, options: agendaBox, will: agendaBox, nextDate: agendaBox, longAdds: [0, 60] },
  match: { weeks: [1, 104] },
  capacity: { mentor: people, mentorMost: people, mentee: people, menteeMost: people },
  circle: { from: seats, to: seats, warnAbove: seats, stopAbove: seats, mostLed: circles, mostJoined: circles },
  externalPeople: { linkDays: [1, 90], keptDays: [1, 365] },
  requests: { sameMentorAgainDays: [0, 730] },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Bounds>>>>;

/** Pairs of settings of which the first is never more than the second. */
export const neverMoreThan = {
  capacity: [['mentor', 'mentorMost'], ['mentee', 'menteeMost']],
  circle: [['from', 'to'], ['to', 'warnAbove'], ['warnAbove', 'stopAbove']],
} as const;
