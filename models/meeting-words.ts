import type { EventType } from './vocabulary.ts';

/** Words of meetings that travel, in a file of their own so that the pages of others do not carry them; imports nothing that runs. */

/** Who did not come, in the words of the one who says so; `nobody`: the two had agreed not to meet then. */
export const absentees = ['me', 'them', 'nobody'] as const;
export type Absentee = (typeof absentees)[number];

/** The same as it is kept; of a circle `mentee` is its members. */
export const absent = ['mentor', 'mentee', 'nobody'] as const;
export type Absent = (typeof absent)[number];

/** What the history of a meeting tells. */
export const meetingHistoryTypes = ['meeting.booked', 'meeting.series-booked', 'meeting.moved', 'meeting.series-moved', 'meeting.room-changed', 'meeting.cancelled', 'meeting.series-cancelled', 'meeting.held', 'meeting.missed', 'meeting.contested', 'meeting.attendance-marked', 'meeting.attendance-contested', 'meeting.recomputed'] as const satisfies readonly EventType[];
export type MeetingHistoryType = (typeof meetingHistoryTypes)[number];
