import { Types } from 'mongoose';
import type { LocalSpan } from '../availability/spans.ts';
import { toLocal } from '../availability/zone.ts';
import { peopleByIds } from '../people/people.ts';
import type { StoredMeeting } from './meeting.model.ts';

/** What one of a meeting's people was told that their clock shows when it begins: YYYY-MM-DDTHH:mm in their zone. */
export interface PromisedClock {
  readonly personId: string;
  readonly zone: string;
  readonly local: string;
}

const minuteMs = 60_000;

/** The clocks of a circle's members at the start of a meeting; who has told no zone reads the mentor's. */
export async function memberClocks(
  place: { readonly tenantId: string; readonly programId: string },
  memberIds: readonly string[],
  { start, zone: mentorZone }: Pick<StoredMeeting, 'start' | 'zone'>,
): Promise<NonNullable<StoredMeeting['memberClocks']>> {
  const people = await peopleByIds(place, [...memberIds]);
  return memberIds.map((personId) => {
    const zone = people.get(personId)?.zone ?? mentorZone;
    return { personId: new Types.ObjectId(personId), zone, local: toLocal(zone, start) };
  });
}

/** What everybody was told, the mentor first. */
export function promisedClocks({ mentorId, zone, local, menteeId, menteeZone, menteeLocal, memberClocks: members = [] }: StoredMeeting): PromisedClock[] {
  const mentee = menteeId === undefined ? [] : [{ personId: String(menteeId), zone: menteeZone, local: menteeLocal }];
  return [{ personId: String(mentorId), zone, local }, ...mentee, ...members.map((clock) => ({ ...clock, personId: String(clock.personId) }))];
}

/** A stretch of time as somebody was told it, by zone data that this process may not have. */
export function promisedSpan({ zone, local }: PromisedClock, { start, end }: { readonly start: Date; readonly end: Date }): LocalSpan {
  const [date, from] = [local.slice(0, 10), local.slice(11)];
  const until = Temporal.PlainDateTime.from(local).add({ minutes: (end.getTime() - start.getTime()) / minuteMs });
  const to = until.toPlainTime().toString({ smallestUnit: 'minute' });
  const endsWithTheDay = to === '00:00' && Temporal.PlainDate.from(date).add({ days: 1 }).equals(until.toPlainDate());
  return { date, from, to: endsWithTheDay ? '24:00' : to, zone, offsetMinutes: (Date.parse(`${local}Z`) - start.getTime()) / minuteMs };
}
