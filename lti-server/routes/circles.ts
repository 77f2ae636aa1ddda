import {
  admitToCircle, askToJoin, closeCircle, declineForCircle, editCircle, inviteToCircle, joinCircle, leaveCircle, listCircles, readCircle, removeMember, startCircle,
  withdrawFromCircle,
} from '../../models/circles/circles.ts';
import { circles } from '../contract/circles.ts';
import { routes } from '../handle.ts';

export const circleRoutes = routes(circles, {
  listCircles: ({ member, query }) => listCircles(member, query),
  startCircle: ({ member, body, now }) => startCircle(member, body, now),
  readCircle: ({ member, params }) => readCircle(member, params.circleId),
  editCircle: ({ member, params, body, now }) => editCircle(member, params.circleId, body, now),
  joinCircle: ({ member, params, now }) => joinCircle(member, params.circleId, now),
  askToJoin: ({ member, params, body, now }) => askToJoin(member, params.circleId, body, now),
  withdrawFromCircle: ({ member, params, now }) => withdrawFromCircle(member, params.circleId, now),
  leaveCircle: ({ member, params, now }) => leaveCircle(member, params.circleId, now),
  inviteToCircle: ({ member, params, body, now }) => inviteToCircle(member, params.circleId, params.personId, body, now),
  admitToCircle: ({ member, params, now }) => admitToCircle(member, params.circleId, params.personId, now),
  declineForCircle: ({ member, params, now }) => declineForCircle(member, params.circleId, params.personId, now),
  removeMember: ({ member, params, body, now }) => removeMember(member, params.circleId, params.personId, body, now),
  closeCircle: ({ member, params, body, now }) => closeCircle(member, params.circleId, body, now),
});
