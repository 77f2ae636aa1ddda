import { trusted } from 'mongoose';
import type { ProgramActor, SystemActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { RuleBroken } from '../problems.ts';
import { isArchived, type ProgramSettings } from '../programs/programs.ts';
import { enrolmentRoles, type EnrolmentRole } from '../vocabulary.ts';
import { eachDue } from './each-due.ts';
import { MatchModel, type StoredMatch, type StoredTentative } from './match.model.ts';
import { viewMatch, type Match } from './match-view.ts';
import { endUnconfirmed, loadMatch, tellOfMatch } from './matches.ts';

const dayMs = 86_400_000;
/** How long before the end whoever has not confirmed is reminded. */
const remindBeforeMs = 3 * dayMs;

/** "Meet first, then both confirm": how an accepted request begins where the program wants that; undefined where it does not. */
export function tentativeFrom(now: Date, { meetFirst, confirmDays }: ProgramSettings['requests']): StoredTentative | undefined {
  if (!meetFirst) return undefined;
  const until = new Date(now.getTime() + confirmDays * dayMs);
  const remindAt = new Date(until.getTime() - remindBeforeMs);
  return { until, confirmedBy: [], ...(remindAt > now ? { remindAt } : {}) };
}

/** One of the two wants to go on. With the second yes the match is one like any other. Saying it twice changes nothing. */
export async function confirmMatch(actor: ProgramActor, matchId: string, now = new Date()): Promise<Match> {
  const match = await inTransaction(async () => {
    const before = await loadMatch(actor, matchId, 'match.confirm');
    const tentative = stillTentative(before, now);
    const role = roleOf(actor, before);
    if (tentative.confirmedBy.includes(role)) return before;
    const both = tentative.confirmedBy.length > 0;
    const after = await MatchModel.findOneAndUpdate(
      { tenantId: actor.tenantId, programId: actor.programId, _id: before._id, state: before.state, 'tentative.until': tentative.until },
      both ? { $unset: { tentative: 1 } } : { $set: { 'tentative.confirmedBy': [role] } },
      { returnDocument: 'after' },
    ).lean();
    if (after === null) throw new RuleBroken('moved-on');
    const eventId = await tellOfMatch(actor, after, 'match.confirmed', now, { by: role, both });
    await enqueueMail(actor, { eventId, receiverId: idOf(before, otherRole(role)), template: both ? 'match-confirmed' : 'match-confirm', dueAt: now });
    return after;
  });
  return viewMatch(actor, match, now);
}

/** It does not fit: the tentative match ends, nobody's fault, and the other one is written to kindly. */
export async function declineMatch(actor: ProgramActor, matchId: string, now = new Date()): Promise<Match> {
  const match = await inTransaction(async () => {
    const before = await loadMatch(actor, matchId, 'match.confirm');
    stillTentative(before, now);
    const { match: ended, eventId } = await endUnconfirmed(actor, before, now);
    await enqueueMail(actor, { eventId, receiverId: idOf(before, otherRole(roleOf(actor, before))), template: 'match-not-confirmed', dueAt: now });
    return ended;
  });
  return viewMatch(actor, match, now);
}

/** Ends the matches that were not confirmed in time, in every tenant; both are written to. Safe on any number of servers. Returns how many. */
export function endUnconfirmedMatches(actor: SystemActor, now = new Date()): Promise<number> {
  return eachDue(actor, MatchModel, { due: { 'tentative.until': trusted({ $lte: now }) }, by: 'tentative.until' }, async (inProgram, match) => {
    const { eventId } = await endUnconfirmed(inProgram, match, now);
    if (!(await isArchived(inProgram))) {
      for (const role of enrolmentRoles) await enqueueMail(inProgram, { eventId, receiverId: idOf(match, role), template: 'match-not-confirmed', dueAt: now });
    }
    return true;
  });
}

/** Asks whoever has not confirmed, once, three days before the end. Returns for how many matches. */
export function remindUnconfirmed(actor: SystemActor, now = new Date()): Promise<number> {
  return eachDue(actor, MatchModel, { due: { 'tentative.remindAt': trusted({ $lte: now }) }, by: 'tentative.remindAt' }, (inProgram, match) => remind(inProgram, match, now));
}

async function remind(actor: ProgramSystemActor, match: StoredMatch, now: Date): Promise<boolean> {
  const { tenantId, programId } = actor;
  await MatchModel.updateOne({ tenantId, programId, _id: match._id }, { $unset: { 'tentative.remindAt': 1 } });
  const { tentative } = match;
  if (tentative === undefined || tentative.until <= now || (await isArchived(actor))) return false;
  const eventId = await tellOfMatch(actor, match, 'match.confirm-reminded', now);
  for (const role of enrolmentRoles) {
    if (!tentative.confirmedBy.includes(role)) await enqueueMail(actor, { eventId, receiverId: idOf(match, role), template: 'match-confirm', dueAt: now });
  }
  return true;
}

/** Both may still say yes or no: it holds its places, is not confirmed, and the time is not over. */
function stillTentative({ state, tentative, holdsPlaces }: StoredMatch, now: Date): StoredTentative {
  if (tentative === undefined || holdsPlaces !== true || tentative.until <= now) throw new RuleBroken('moved-on', { state });
  return tentative;
}

function roleOf(actor: ProgramActor, match: StoredMatch): EnrolmentRole {
  return String(match.mentorId) === actor.personId ? 'mentor' : 'mentee';
}

function otherRole(role: EnrolmentRole): EnrolmentRole {
  return role === 'mentor' ? 'mentee' : 'mentor';
}

function idOf(match: StoredMatch, role: EnrolmentRole): string {
  return String(match[`${role}Id`]);
}
