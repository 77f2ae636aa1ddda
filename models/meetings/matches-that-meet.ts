import type { ProgramActor } from '../actor.ts';
import { wantedValuesOf, type Wanted } from '../mongodb/at-once.ts';
import { storedIds } from '../mongodb/rows.ts';
import type { Id } from '../mongodb/schema.ts';
import { MeetingModel } from './meeting.model.ts';

/** The actor's matches that have had a meeting or have one to come, beside other reads; cancelled and missed ones are none. */
export function matchesThatMeet(actor: ProgramActor): Wanted<{ _id: Id | undefined }> {
  const { here, me } = storedIds(actor);
  return wantedValuesOf(MeetingModel, { of: me, filter: { ...here, matchId: { $exists: true }, state: { $in: ['confirmed', 'held'] } }, ways: [{ by: 'mentorId' }, { by: 'menteeId' }] }, 'matchId');
}
