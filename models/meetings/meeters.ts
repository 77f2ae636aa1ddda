import type { ProgramActor } from '../actor.ts';
import { circleTitles } from '../circles/titles.ts';
import { matchOf, type Pair } from '../matches/matches.ts';
import { namesFor } from '../matches/names.ts';
import { peopleByIds } from '../people/people.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { programSettings } from '../programs/programs.ts';
import type { Interval } from './bookings.ts';
import type { StoredMeeting } from './meeting.model.ts';

/** The two who meet, with what a booking needs to know of them. */
export interface Meeters {
  /** null: they have no match. */
  readonly matchId: string | null;
  readonly mentorId: string;
  readonly menteeId: string;
  /** Of those who have told theirs. */
  zones: ReadonlyMap<string, string>;
  /** How the one who books reads the other. */
  readonly partner: PersonRef;
  heldAfterHours: number;
  /** Of the program: where they meet if the mentor has no room. */
  readonly room: string | null;
  /** Which times count beside what the calendar says, by the mentor's zone: all of them where absent. */
  readonly fits?: (slot: Interval, zone: string) => boolean;
}

/** Whose time has to suit: that of two, or, where there is no mentee, that of a circle's mentor alone. */
export type Party = Pick<Meeters, 'mentorId' | 'zones' | 'partner' | 'fits'> & { readonly menteeId: string | null };

/** The match, if the actor may book its meetings and it does not rest. */
export async function activeMatch(actor: ProgramActor, matchId: string): Promise<Pair> {
  const match = await matchOf(actor, matchId);
  const { mentorId, menteeId, state } = match;
  if (!may(actor, 'meeting.book', { mentor: mentorId, mentee: menteeId })) throw new NotAllowed();
  if (match.circleId !== null) throw new NotAllowed(); // a circle meets together: circles/circle-meetings.ts
  if (state !== 'active') throw new RuleBroken('moved-on', { state });
  return match;
}

/** The two of a meeting that is there. */
export function pairOf({ mentorId, menteeId, matchId }: Pick<StoredMeeting, 'mentorId' | 'menteeId' | 'matchId'>): Pick<Meeters, 'mentorId' | 'menteeId' | 'matchId'> {
  return { mentorId: String(mentorId), menteeId: String(menteeId), matchId: matchId === undefined ? null : String(matchId) };
}

export async function meeters(actor: ProgramActor, { mentorId, menteeId, matchId }: Pick<Meeters, 'mentorId' | 'menteeId' | 'matchId'>): Promise<Meeters> {
  const people = await peopleByIds(actor, [mentorId, menteeId], { fresh: true });
  const { meetings, fairness } = await programSettings(actor.tenantId, actor.programId);
  const names = await namesFor(actor, { mentors: [mentorId], mentees: [menteeId], blind: fairness?.blind === true });
  return {
    partner: actor.personId === mentorId ? names.mentee(menteeId) : names.mentor(mentorId),
    mentorId,
    menteeId,
    matchId,
    zones: new Map([...people].flatMap(([id, { zone }]) => (zone === null ? [] : [[id, zone]]))),
    heldAfterHours: meetings.heldAfterHours,
    room: meetings.room ?? null,
  };
}

/** A circle as its mentor books for it: members come who can. */
export async function circleParty(actor: ProgramActor, { id, mentorId, title }: { readonly id: string; readonly mentorId: string; readonly title: string }): Promise<Party> {
  const zone = (await peopleByIds(actor, [mentorId], { fresh: true })).get(mentorId)?.zone;
  return { mentorId, menteeId: null, zones: new Map(zone == null ? [] : [[mentorId, zone]]), partner: { id, name: title, headline: null } };
}

/** Whose time has to suit a meeting that is there. */
export async function partyOf(actor: ProgramActor, meeting: Pick<StoredMeeting, 'mentorId' | 'menteeId' | 'matchId' | 'circleId'>): Promise<Party> {
  if (meeting.circleId === undefined) return meeters(actor, pairOf(meeting));
  const id = String(meeting.circleId);
  return circleParty(actor, { id, mentorId: String(meeting.mentorId), title: (await circleTitles(actor, [id])).get(id) ?? '' });
}
