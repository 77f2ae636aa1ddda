import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { enrolmentsOf } from '../people/enrolments.ts';
import { mentorPlace } from '../people/places.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import type { ChoiceState, MatchRequestState } from '../vocabulary.ts';
import { choiceOf } from './match-request-view.ts';
import { MatchRequestModel } from './match-request.model.ts';
import { currentMatchesOf } from './matches.ts';
import { assertPairPossible } from './pair-rules.ts';

const dayMs = 86_400_000;

/**
 * Whether the actor may ask this mentor now, or why not. A mentor who is not in the directory cannot be found, so
 * cannot be asked. Who was asked and could have answered may be asked again after the program's number of days; who
 * became full or left first, or whose turn never came, or whose turn it was when the request was closed because the
 * mentee was matched elsewhere, never had to answer. What refuses names the mentor: a request may name several.
 * @param placeKept a place of this mentor is kept for the actor, or would be: that all are taken does not count
 */
export async function checkMayAsk(actor: ProgramActor, mentorId: string, { againAfterDays, placeKept = false }: { againAfterDays: number; placeKept?: boolean }, now: Date): Promise<void> {
  if (mentorId === actor.personId) throw new RuleBroken('request-to-self', { mentorId });
  const mentee = (await enrolmentsOf(actor.tenantId, actor.programId, actor.personId)).find(({ role }) => role === 'mentee');
  if (mentee?.state !== 'active') throw new RuleBroken('not-enrolled');
  const mentor = await mentorPlace(actor, mentorId, now);
  if (mentor === null || !mentor.inDirectory) throw new NotFound();

  const pairs = await currentMatchesOf(actor, actor.personId);
  if (pairs.some((pair) => pair.mentorId === mentorId && pair.circleId === null)) throw new RuleBroken('asked-already', { mentorId });
  await checkNotAskedLately(actor, mentorId, againAfterDays, now);

  if (mentee.placesTaken >= mentee.capacity) throw new RuleBroken('you-are-full');
  if (mentor.state === 'paused') throw new RuleBroken('mentor-paused', { mentorId, until: mentor.pausedUntil });
  if (mentor.state === 'full' && !placeKept) throw new RuleBroken('mentor-full', { mentorId });
  await assertPairPossible(actor, { menteeId: actor.personId, mentorId }, now);
}

async function checkNotAskedLately(actor: ProgramActor, mentorId: string, againAfterDays: number, now: Date): Promise<void> {
  const since = new Date(now.getTime() - againAfterDays * dayMs);
  const lately = await MatchRequestModel.find({
    tenantId: actor.tenantId,
    programId: actor.programId,
    menteeId: actor.personId,
    'choices.mentorId': mentorId,
    $or: [{ state: 'pending' }, { sentAt: trusted({ $gt: since }) }],
  })
    .sort({ sentAt: -1 })
    .lean();
  for (const request of lately) {
    if (request.state === 'pending') throw new RuleBroken('asked-already', { mentorId, requestId: String(request._id) });
    if (hadToAnswer(request.state, choiceOf(request, mentorId)?.state)) throw new RuleBroken('asked-before', { mentorId, againAt: new Date(request.sentAt.getTime() + againAfterDays * dayMs).toISOString() });
  }
}

function hadToAnswer(request: MatchRequestState, choice: ChoiceState | undefined): boolean {
  if (request === 'closed') return choice === 'declined' || choice === 'expired'; // their turn was over before
  return choice !== 'full' && choice !== 'unavailable' && choice !== 'queued';
}
