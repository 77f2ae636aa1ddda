import type { ProgramActor } from '../actor.ts';
import { aheadOf, firstFreeTimes, nextFreeTimes, readCalendars, type AvailabilityRules, type FlashOffered } from '../availability/availability.ts';
import { answersIn, wantedAnswers } from '../matches/answer-times.ts';
import type { Interval } from '../meetings/bookings.ts';
import { readAtOnce } from '../mongodb/at-once.ts';
import type { StoredEnrolment } from '../people/enrolments.ts';
import type { StoredPerson } from '../people/people.ts';
import { mentorState } from '../people/places.ts';
import type { AnswerTime } from '../vocabulary.ts';
import type { Directory } from './directories.ts';
import type { Mentor, Reader } from './mentor-cards.ts';

/** What the process keeps of a mentor who can be found. */
export interface KnownMentor {
  readonly enrolment: Pick<StoredEnrolment, 'personId' | 'role' | 'state' | 'capacity' | 'placesTaken' | 'pausedUntil' | 'topics' | 'headline' | 'answers'>;
  /** When they were here last goes on while the rest of it stays. */
  readonly person: Pick<StoredPerson, 'name' | 'languages' | 'zone' | 'lastActiveAt'>;
  readonly rules: Pick<AvailabilityRules, 'zone' | 'weekly' | 'meetingMinutes'> | undefined;
  readonly flash: FlashOffered | undefined;
}

/**
 * These mentors of the directory, in the same order, by what is known of them; who is not to be found any more is left out. What
 * was not asked since it changed, when somebody is free next and how long they take to answer, is read. Only who can be asked gets
 * a time: the first that suits the reader too.
 */
export async function knownMentors(actor: ProgramActor, reader: Reader, { index, soonest, habits }: Directory, ids: readonly string[], now: Date): Promise<Mentor[]> {
  const found = ids.flatMap((id) => {
    const number = index.numberOf(id);
    const known = number === undefined ? undefined : index.knownAt(number);
    return known === undefined ? [] : [{ id, number: number!, ...known, state: mentorState(known.enrolment, known.person.zone, now) }];
  });
  const open = found.filter(({ state, rules }) => state === 'open' && rules !== undefined);
  const [starts, answers] = await Promise.all([
    soonest.of(open.map(({ number }) => number), index, now, (some) => firstFreeTimes(actor, some, now, actor.personId)),
    habits.of(found.map(({ number }) => number), index, now, (some) => readAnswers(actor, some, now)),
  ]);
  const first = new Map(open.flatMap(({ id, number, rules }) => {
    const start = starts.get(number);
    return start === undefined ? [] : [[id, { start: new Date(start), end: new Date(start + rules!.meetingMinutes * minuteMs) }]];
  }));
  const times = await suiting(actor, reader, first, now);
  return found.map(({ id, number, enrolment, person, rules, flash, state }) => ({ id, enrolment, person, rules, flash, state, answers: answers.get(number) ?? null, times: times.get(id) ?? [] }));
}

const minuteMs = 60_000;

/** The same where the reader has nothing else then, and the next ones of the others: for those their calendars are read. */
async function suiting(actor: ProgramActor, reader: Reader, first: ReadonlyMap<string, Interval>, now: Date): Promise<Map<string, readonly Interval[]>> {
  const [suit, clash] = [new Map<string, readonly Interval[]>(), [] as string[]];
  for (const [id, time] of first) {
    if (reader.other.busy.leaves([time], reader.other).length > 0) suit.set(id, [time]);
    else clash.push(id);
  }
  if (clash.length === 0) return suit;
  const calendars = await readCalendars(actor, clash, actor.personId, aheadOf(now), now, { holdOf: actor.personId });
  return new Map([...suit, ...nextFreeTimes(calendars, reader.zone, 1, now)]);
}

async function readAnswers(actor: ProgramActor, mentorIds: readonly string[], now: Date): Promise<Map<string, AnswerTime>> {
  return answersIn((await readAtOnce({ answers: wantedAnswers(actor, mentorIds, now) })).answers);
}
