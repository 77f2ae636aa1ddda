import type { ProgramActor } from '../actor.ts';
import { wanted, wantedOf, type Wanted } from '../mongodb/at-once.ts';
import { storedIds } from '../mongodb/rows.ts';
import { may } from '../policy.ts';
import type { CircleState } from '../vocabulary.ts';
import { CircleModel, type StoredCircle } from './circle.model.ts';
import { CircleRequestModel, type StoredCircleRequest } from './circle-request.model.ts';

/** For `readAtOnce`: one of the circles that are not over and that the actor finds or leads. */
export function circlesToFind(actor: ProgramActor): Wanted<StoredCircle> {
  const { here, me } = storedIds(actor);
  const goingOn: CircleState[] = ['forming', 'active', 'closing'];
  const notOver = { ...here, state: { $in: goingOn } };
  if (may(actor, 'circle.edit', {})) return wanted(CircleModel, notOver, { limit: 1 });
  return wantedOf(CircleModel, { of: me, filter: notOver, ways: [{ where: { visibility: { $in: ['open', 'on-request'] } } }, { by: 'mentorId', where: { visibility: 'hidden' } }] }, { limit: 1 });
}

/** For `readAtOnce`: one of the invitations that wait for the actor, who finds also a hidden circle by it. */
export function circleInvitations(actor: ProgramActor): Wanted<StoredCircleRequest> {
  const { here, me } = storedIds(actor);
  return wantedOf(CircleRequestModel, { of: me, filter: { ...here, state: 'pending', way: 'invited' }, ways: [{ by: 'menteeId' }] }, { limit: 1 });
}
