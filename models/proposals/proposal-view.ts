import type { ProgramActor } from '../actor.ts';
import { clocksOf, toSpan, type Span } from '../availability/spans.ts';
import { agreedCalendar, whoIsBusy } from '../meetings/agreed-time.ts';
import { slotFrom } from '../meetings/open-slot.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import type { ProposalState, ProposedTimeStanding } from '../proposal-words.ts';
import type { StoredProposal } from './proposal.model.ts';

/** Proposed times as one of the two sees them: the contract's `Proposal`. */
export interface Proposal {
  id: string;
  matchId: string;
  partner: PersonRef;
  /** Whether the reader proposed them. */
  mine: boolean;
  minutes: number;
  note: string | null;
  state: ProposalState;
  /** In order; `taken`: one of the two has something else then by now. */
  times: (Span & { standing: ProposedTimeStanding })[];
  meetingId: string | null;
  can: ('accept' | 'decline' | 'withdraw')[];
}

/** Proposals as their reader sees them, in the same order. */
export async function viewProposals(actor: ProgramActor, proposals: readonly StoredProposal[], now: Date): Promise<Proposal[]> {
  if (proposals.length === 0) return [];
  const people = await peopleByIds(actor, [...new Set(proposals.flatMap(({ mentorId, menteeId }) => [String(mentorId), String(menteeId)]))]);
  const zones = new Map([...people].flatMap(([id, { zone }]) => (zone === null ? [] : [[id, zone] as const])));
  const views: Proposal[] = [];
  for (const proposal of proposals) {
    const [mentorId, menteeId] = [String(proposal.mentorId), String(proposal.menteeId)];
    const slots = proposal.starts.map((start) => slotFrom(start, proposal.minutes));
    const calendar = await agreedCalendar(actor, { mentorId, menteeId, zones }, { start: slots[0]!.start, end: slots.at(-1)!.end }, now);
    const partner = refTo(people, actor.personId === mentorId ? menteeId : mentorId);
    const { yourZone, theirZone } = clocksOf({ partner, yours: zones.get(actor.personId), theirs: zones.get(partner.id), mentors: calendar.rules.zone });
    const mine = String(proposal.proposedBy) === actor.personId;
    const waits = proposal.state === 'open' && proposal.expiresAt > now;
    views.push({
      id: String(proposal._id),
      matchId: String(proposal.matchId),
      partner,
      mine,
      minutes: proposal.minutes,
      note: proposal.note,
      state: proposal.state === 'open' && !waits ? 'expired' : proposal.state, // the job comes by in a moment
      times: slots.map((slot) => ({ ...toSpan(slot, yourZone, theirZone), standing: slot.start <= now ? 'past' : whoIsBusy(calendar, slot) === null ? 'free' : 'taken' })),
      meetingId: proposal.meetingId === undefined ? null : String(proposal.meetingId),
      can: !waits ? [] : mine ? ['withdraw'] : ['accept', 'decline'],
    });
  }
  return views;
}
