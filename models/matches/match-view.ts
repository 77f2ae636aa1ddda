import type { ProgramActor } from '../actor.ts';
import { circleTitles } from '../circles/titles.ts';
import { peopleByIds, type PersonCard } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { programSettings, type ProgramSettings } from '../programs/programs.ts';
import type { Cadence, EnrolmentRole, MatchState } from '../vocabulary.ts';
import type { StoredMatch } from './match.model.ts';

/** A match as its reader sees it: the contract's `Match`. */
export interface Match {
  id: string;
  state: MatchState;
  mentor: PersonRef;
  mentee: PersonRef;
  /** The reader's side of the pair, and the other person with their clock (HH:mm now); null for who is not in it. */
  mySide: 'mentor' | 'mentee' | null;
  partner: (PersonRef & { zone: string | null; localTime: string | null }) | null;
  /** The circle in which the mentee has this mentor; absent for a pair. */
  circle?: { id: string; title: string };
  /** Present while the other one takes no part for now: the match waits for them. */
  partnerAway?: true;
  cadence: Cadence;
  startedAt: Date;
  /** Which week of the match this is, from 1, and how many the program gives it. */
  week: number;
  weeks: number | null;
  /** Present while the two only try it: who has confirmed it, and until when both have to. */
  tentative?: { until: Date; confirmedBy: EnrolmentRole[] };
}

const weekMs = 7 * 86_400_000;

/** Matches as their reader sees them, in the same order. */
export async function viewMatches(actor: ProgramActor, matches: readonly StoredMatch[], [program]: readonly { settings: ProgramSettings }[], now: Date): Promise<Match[]> {
  if (program === undefined) return [];
  const people = await peopleOf(actor, matches);
  const circles = await circlesOf(actor, matches);
  return matches.map((match) => toMatch(actor, match, { people, circles, weeks: program.settings.match.weeks }, now));
}

export async function viewMatch(actor: ProgramActor, match: StoredMatch, now: Date): Promise<Match> {
  const people = await peopleOf(actor, [match]);
  const circles = await circlesOf(actor, [match]);
  const settings = await programSettings(actor.tenantId, actor.programId);
  return toMatch(actor, match, { people, circles, weeks: settings.match.weeks }, now);
}

interface Background {
  people: ReadonlyMap<string, PersonCard>;
  /** The titles of their circles. */
  circles: ReadonlyMap<string, string>;
  weeks: number;
}

function circlesOf(actor: ProgramActor, matches: readonly StoredMatch[]): Promise<ReadonlyMap<string, string>> {
  return circleTitles(actor, matches.flatMap(({ circleId }) => (circleId === undefined ? [] : [String(circleId)])));
}

function peopleOf(actor: ProgramActor, matches: readonly StoredMatch[]): Promise<Map<string, PersonCard>> {
  return peopleByIds(actor, [...new Set(matches.flatMap(({ mentorId, menteeId }) => [String(mentorId), String(menteeId)]))]);
}

function toMatch(actor: ProgramActor, match: StoredMatch, { people, circles, weeks }: Background, now: Date): Match {
  const [mentorId, menteeId] = [String(match.mentorId), String(match.menteeId)];
  const mySide = mentorId === actor.personId ? 'mentor' : menteeId === actor.personId ? 'mentee' : null;
  const partnerId = mySide === 'mentor' ? menteeId : mentorId;
  const zone = people.get(partnerId)?.zone ?? null;
  return {
    id: String(match._id),
    state: match.state,
    mentor: refTo(people, mentorId),
    mentee: refTo(people, menteeId),
    mySide,
    partner: mySide && { ...refTo(people, partnerId), zone, localTime: zone && clockIn(zone, now) },
    ...(match.circleId === undefined ? {} : { circle: { id: String(match.circleId), title: circles.get(String(match.circleId)) ?? '' } }),
    ...(mySide !== null && match.away?.includes(mySide === 'mentor' ? 'mentee' : 'mentor') ? { partnerAway: true as const } : {}),
    cadence: match.cadence,
    startedAt: match.startedAt,
    week: weekOf(match, now),
    weeks,
    ...(match.tentative === undefined ? {} : { tentative: { until: match.tentative.until, confirmedBy: match.tentative.confirmedBy } }),
  };
}

/** The week a match is in, or was in when it ended. */
export function weekOf({ startedAt, endedAt }: Pick<StoredMatch, 'startedAt' | 'endedAt'>, now: Date): number {
  return Math.max(1, Math.floor(((endedAt ?? now).getTime() - startedAt.getTime()) / weekMs) + 1);
}

function clockIn(zone: string, now: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}
