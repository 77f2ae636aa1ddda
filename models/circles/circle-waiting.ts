import type { ProgramActor } from '../actor.ts';
import { seatsOf } from '../matches/matches.ts';
import { enrolmentsOf } from '../people/enrolments.ts';
import { isWelcome } from '../people/identities.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import type { Places, Use } from '../waiting-lists/kinds.ts';
import { CircleModel, type StoredCircle } from './circle.model.ts';
import { assertCanSit, mayJoin } from './joining.ts';
import { loadCircle } from './load-circle.ts';
import { circleRules } from './rules.ts';
import { releaseSeat, takeSeat } from './seats.ts';
import { circleTitles } from './titles.ts';

const circleId = /^[0-9a-f]{24}$/;

/** Seats of a circle that somebody could join by themselves, were there one. Where its mentor decides, people ask instead of waiting. */
export const circlePlaces: Places = {
  async assertMayWait(actor, of, now) {
    if (!may(actor, 'circle.join')) throw new NotAllowed();
    if (!circleId.test(of)) throw new NotFound();
    const { seats, seatsTaken } = await couldSit(actor, of, now);
    if (seatsTaken < seats) throw new RuleBroken('place-free');
  },

  async canUse({ tenantId, programId }, of, personId, now) {
    if (!(await isWelcome(tenantId, personId))) return 'never';
    try {
      await couldSit({ kind: 'person', tenantId, programId, personId, roles: ['mentee'] }, of, now);
      return 'now';
    } catch (error) {
      if (error instanceof RuleBroken) return useAfter(error, { tenantId, programId }, personId);
      if (error instanceof NotFound || error instanceof NotAllowed) return 'never'; // hidden from them by now, or its mentor decides
      throw error;
    }
  },

  async keepPlace(scope, of) {
    try {
      await takeSeat(scope, of);
      return true;
    } catch (error) {
      if (error instanceof RuleBroken) return false;
      throw error;
    }
  },
  freePlace: (scope, of) => releaseSeat(scope, of),
  async seenBy({ tenantId, programId }, of) {
    const circle = await CircleModel.findOne({ tenantId, programId, _id: of }, { mentorId: 1 }).lean();
    return circle === null ? [] : [String(circle.mentorId)];
  },
  namesOf: (scope, ofs) => circleTitles(scope, ofs),
};

/** The circle; or throws what would keep the actor from joining it by themselves, were there a seat. */
async function couldSit(actor: ProgramActor, of: string, now: Date): Promise<StoredCircle> {
  const circle = await loadCircle(actor, of, 'circle.join');
  if (!(await mayJoin(circle, actor.personId, now))) throw new NotAllowed();
  await assertCanSit(actor, circle, actor.personId, now);
  const seats = await seatsOf(actor, actor.personId);
  if (seats.some((seat) => seat.circleId === of)) throw new RuleBroken('moved-on');
  const { mostJoined } = await circleRules(actor);
  if (seats.length >= mostJoined) throw new RuleBroken('limit-reached', { most: mostJoined });
  return circle;
}

/** What has come in the way of somebody who waits: a break ends, another circle may be left. */
async function useAfter({ code }: RuleBroken, { tenantId, programId }: { tenantId: string; programId: string }, personId: string): Promise<Use> {
  if (code === 'mentor-paused' || code === 'limit-reached') return 'later';
  if (code !== 'not-enrolled') return 'never';
  const part = (await enrolmentsOf(tenantId, programId, personId)).find(({ role }) => role === 'mentee');
  return part?.state === 'paused' || part?.state === 'pending' ? 'later' : 'never';
}
