import type { ProgramActor } from '../actor.ts';
import { wanted, type Wanted } from '../mongodb/at-once.ts';
import { storedIds, type Filter } from '../mongodb/rows.ts';
import { may } from '../policy.ts';
import { CircleModel, type StoredCircle } from './circle.model.ts';
import { CircleRequestModel, type StoredCircleRequest } from './circle-request.model.ts';

/** For `readAtOnce`: one of the circles that are not over and that the actor finds or leads. */
export function circlesToFind(actor: ProgramActor): Wanted<StoredCircle> {
  const { here, me } = storedIds(actor);
  const notOver: Filter<StoredCircle> = { ...here, state: { $in: ['forming', 'active', 'closing'] } };
  const found = may(actor, 'circle.edit', {}) ? notOver : { ...notOver, $or: [{ visibility: { $in: ['open', 'on-request'] } }, { mentorId: me }] };
  return wanted(CircleModel, found as Filter<StoredCircle>, { limit: 1 });
}

/** For `readAtOnce`: one of the invitations that wait for the actor, who finds also a hidden circle by it. */
export function circleInvitations(actor: ProgramActor): Wanted<StoredCircleRequest> {
  const { here, me } = storedIds(actor);
  return wanted(CircleRequestModel, { ...here, menteeId: me, state: 'pending', way: 'invited' }, { limit: 1 });
}
