import type { ProgramActor } from '../actor.ts';
import { clocksOf, toSpan, type Span } from '../availability/spans.ts';
import { circleTitles } from '../circles/titles.ts';
import { agreedCalendar, whoIsBusy } from '../meetings/agreed-time.ts';
import { slotFrom } from '../meetings/open-slot.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { RuleBroken } from '../problems.ts';
import type { ProposalState, ProposedTimeStanding } from '../proposal-words.ts';
import type { StoredProposal } from './proposal.model.ts';
import { actsWith, matchOf, menteesOfProposal, type ProposalAct } from './proposal-people.ts';

/** One of the times. Of a circle: whom it suits, for who proposed it; whether it suits the reader, for a member who has answered. */
export type ProposedTime = Span & { standing: ProposedTimeStanding; suits?: PersonRef[]; suitsMe?: boolean };

/** Proposed times as one of their people sees them: the contract's `Proposal`. */
export interface Proposal {
  id: string;
  /** null: to a circle. */
  matchId: string | null;
  /** The circle whose members are asked, and how many of how many have answered; absent for a pair. */
  circle?: { id: string; title: string; people: number; answered: number };
  /** The other one; a circle's mentor proposes to it by its title. */
  partner: PersonRef;
  /** Whether the reader proposed them. */
  mine: boolean;
  minutes: number;
  note: string | null;
  state: ProposalState;
  /** In order; `taken`: one of the two, or the circle's mentor, has something else then by now. */
  times: ProposedTime[];
  /** Of a circle, for its mentor: who has not answered yet. */
  waitsFor?: PersonRef[];
  meetingId: string | null;
  can: ProposalAct[];
}

/** Proposals as their reader sees them, in the same order. */
export async function viewProposals(actor: ProgramActor, proposals: readonly StoredProposal[], now: Date): Promise<Proposal[]> {
  if (proposals.length === 0) return [];
  const mentees = new Map<StoredProposal, string[]>();
  for (const proposal of proposals) mentees.set(proposal, await menteesOfProposal(actor, proposal));
  const people = await peopleByIds(actor, [...new Set([actor.personId, ...proposals.flatMap((proposal) => [String(proposal.mentorId), ...mentees.get(proposal)!])])]);
  const zones = new Map([...people].flatMap(([id, { zone }]) => (zone === null ? [] : [[id, zone] as const])));
  const titles = await circleTitles(actor, proposals.flatMap(({ circleId }) => (circleId === undefined ? [] : [String(circleId)])));
  const views: Proposal[] = [];
  for (const proposal of proposals) {
    const mentorId = String(proposal.mentorId);
    const circleId = proposal.circleId === undefined ? null : String(proposal.circleId);
    const toCome = mentees.get(proposal)!;
    const isMentor = actor.personId === mentorId;
    const slots = proposal.starts.map((start) => slotFrom(start, proposal.minutes));
    const menteeId = circleId === null ? String(proposal.menteeId) : isMentor ? null : actor.personId;
    const calendar = await agreedCalendar(actor, { mentorId, menteeId, zones }, { start: slots[0]!.start, end: slots.at(-1)!.end }, now);
    const partner = circleId !== null && isMentor ? { id: circleId, name: titles.get(circleId) ?? '', headline: null } : refTo(people, isMentor ? menteeId! : mentorId);
    const { yourZone, theirZone } = clocksOf({ partner, yours: actor.viewedZone ?? zones.get(actor.personId), theirs: zones.get(partner.id), mentors: calendar.rules.zone });
    const answers = (proposal.answers ?? []).map(({ personId, starts }) => ({ personId: String(personId), at: new Set(starts.map((start) => start.getTime())) })).filter(({ personId }) => toCome.includes(personId));
    const mine = String(proposal.proposedBy) === actor.personId;
    const standingOf = (slot: (typeof slots)[number]): ProposedTimeStanding => {
      if (slot.start <= now) return 'past';
      const busy = whoIsBusy(calendar, slot);
      return busy === null ? 'free' : busy === 'mentee' && circleId !== null ? 'busy' : 'taken';
    };
    const suits = (start: Date): Partial<ProposedTime> => {
      if (circleId === null) return {};
      const suited = answers.filter(({ at }) => at.has(start.getTime())).map(({ personId }) => personId);
      if (mine) return { suits: suited.map((id) => refTo(people, id)) };
      return answers.some(({ personId }) => personId === actor.personId) ? { suitsMe: suited.includes(actor.personId) } : {};
    };
    views.push({
      id: String(proposal._id),
      matchId: matchOf(proposal),
      ...(circleId === null ? {} : { circle: { id: circleId, title: titles.get(circleId) ?? '', people: toCome.length, answered: answers.length } }),
      partner,
      mine,
      minutes: proposal.minutes,
      note: proposal.note,
      state: stateAt(proposal, now),
      times: slots.map((slot) => ({ ...toSpan(slot, yourZone, theirZone), standing: standingOf(slot), ...suits(slot.start) })),
      ...(circleId !== null && mine ? { waitsFor: toCome.filter((id) => !answers.some(({ personId }) => personId === id)).map((id) => refTo(people, id)) } : {}),
      meetingId: proposal.meetingId === undefined ? null : String(proposal.meetingId),
      can: stateAt(proposal, now) === 'open' ? actsWith(proposal, actor.personId) : [],
    });
  }
  return views;
}

/** How it stands; where its last time has passed the job comes by in a moment. */
function stateAt({ state, expiresAt }: StoredProposal, now: Date): ProposalState {
  return state === 'open' && expiresAt <= now ? 'expired' : state;
}

/** Throws `moved-on` where nothing waits any more. */
export function assertWaits(proposal: StoredProposal, now: Date): void {
  const state = stateAt(proposal, now);
  if (state !== 'open') throw new RuleBroken('moved-on', { state });
}
