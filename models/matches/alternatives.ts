import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { listMentors, type MentorCard } from '../directory/directory.ts';
import { outsideTransaction } from '../mongodb/connect.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { programSettings } from '../programs/programs.ts';
import { limits } from '../vocabulary.ts';
import { MatchRequestModel } from './match-request.model.ts';

const dayMs = 86_400_000;
const most = 3;

/** Somebody whom a mentee could ask instead. */
export type Alternative = PersonRef;

/** Whom the actor, as mentee, could ask instead of somebody who cannot take them on. */
export async function listAlternatives(actor: ProgramActor, now = new Date()): Promise<{ items: Alternative[]; nextCursor: null }> {
  if (!may(actor, 'match-request.send')) throw new NotAllowed();
  return { items: await closestAlternatives(actor, now), nextCursor: null };
}

/** Where what is asked for fails because the mentor is full, the refusal names by their ids whom the actor could ask instead. */
export async function withAlternatives<T>(actor: ProgramActor, now: Date, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof RuleBroken) || error.code !== 'mentor-full') throw error;
    // The refusal undoes whatever transaction this is asked in: the directory is read beside it, many reads at once.
    const alternatives = await outsideTransaction(() => closestAlternatives(actor, now));
    throw new RuleBroken(error.code, { ...error.details, alternatives: alternatives.map(({ id }) => id) });
  }
}

/**
 * For a mentee whose request came to nothing: up to three mentors with a free place whom they may ask now and do not have, the ones who
 * fit them best by the score that the directory shows, of equals whose next free time comes soonest. `but`: a mentor who is none, whether they have a place or not.
 */
export async function closestAlternatives({ tenantId, programId, personId }: ProgramActor, now = new Date(), { but }: { but?: string } = {}): Promise<Alternative[]> {
  const mentee: ProgramActor = { kind: 'person', tenantId, programId, personId, roles: ['mentee'] };
  const { items } = await listMentors(mentee, { limit: limits.page }, now);
  const asked = await askedLately(mentee, now);
  return items
    .filter(({ id, fit, matchId }) => id !== but && matchId === null && !asked.has(id) && (fit === null || fit.obstacles.length === 0))
    .sort((a, b) => (b.fit?.score ?? 0) - (a.fit?.score ?? 0) || startOf(a) - startOf(b))
    .slice(0, most)
    .map(({ id, name, headline, blind }) => ({ id, name, headline, ...(blind && { blind }) }));
}

function startOf({ nextSlot }: MentorCard): number {
  return nextSlot?.start.getTime() ?? Number.MAX_SAFE_INTEGER;
}

async function askedLately({ tenantId, programId, personId }: ProgramActor, now: Date): Promise<Set<string>> {
  const { requests } = await programSettings(tenantId, programId);
  const since = new Date(now.getTime() - requests.sameMentorAgainDays * dayMs);
  const rows = await MatchRequestModel.find({ tenantId, programId, menteeId: personId, sentAt: trusted({ $gt: since }) }, { choices: 1 }).lean();
  return new Set(rows.flatMap(({ choices }) => choices.map(({ mentorId }) => String(mentorId))));
}
