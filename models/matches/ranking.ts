import type { ProgramActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { queueForPlaces } from '../people/enrolments.ts';
import { RuleBroken } from '../problems.ts';
import { assertOpen, programSettings } from '../programs/programs.ts';
import { limits } from '../vocabulary.ts';
import { checkMayAsk } from './asking.ts';
import { MatchRequestModel, type StoredChoice } from './match-request.model.ts';
import { choiceOf, loadRequest, viewRequest, type MatchRequest } from './match-request-view.ts';
import { mentorInTurn, tellOf } from './settle-match-request.ts';

/**
 * Sets who is asked after the mentor whose turn it is, in this order: puts the queued mentors in another one, adds some,
 * takes some out; with nobody named, nobody is asked any more after this one. Whoever was asked already stays as they
 * are; one of them in the list, or one who was asked a moment ago, is `moved-on`.
 */
export async function rankMatchRequest(actor: ProgramActor, requestId: string, { next }: { next: readonly string[] }, now = new Date()): Promise<MatchRequest> {
  if (new Set(next).size < next.length) throw new RuleBroken('body-invalid', { path: 'next' });
  const ranked = await inTransaction(async () => {
    const request = await loadRequest(actor, requestId, 'match-request.rank');
    const asking = mentorInTurn(request);
    await assertOpen(actor);
    const { requests } = await programSettings(actor.tenantId, actor.programId);
    const asked = request.choices.filter(({ state }) => state !== 'queued');
    if (next.some((mentorId) => choiceOf({ choices: asked }, mentorId) !== undefined)) throw new RuleBroken('moved-on', { state: request.state });
    if (asked.length + next.length > Math.min(requests.choices, limits.choices)) throw new RuleBroken('limit-reached', { most: requests.choices });
    await queueForPlaces(actor, actor.personId);
    for (const mentorId of next) {
      if (choiceOf(request, mentorId) === undefined) await checkMayAsk(actor, mentorId, { againAfterDays: requests.sameMentorAgainDays }, now);
    }
    const queued = next.map((mentorId) => choiceOf(request, mentorId) ?? ({ mentorId, state: 'queued', readAt: null, answeredAt: null } as unknown as StoredChoice));
    const after = await MatchRequestModel.findOneAndUpdate(
      { tenantId: actor.tenantId, programId: actor.programId, _id: request._id, state: 'pending', asking },
      { $set: { choices: [...asked, ...queued] } },
      { returnDocument: 'after' },
    ).lean();
    if (after === null) throw new RuleBroken('moved-on');
    await tellOf(actor, after, { type: 'match-request.ranked', mentorId: asking, menteeOnly: true }, now);
    return after;
  });
  return viewRequest(actor, ranked);
}
