import {
  admitToCircle, askToJoin, bookCircleMeeting, closeCircle, declineForCircle, editCircle, inviteToCircle, joinCircle, leaveCircle, listCircles, listCircleSlots, readCircle, removeMember, startCircle,
  withdrawFromCircle,
} from '../../models/circles/circles.ts';
import { circles } from '../contract/circles.ts';
import { routes } from '../handle.ts';

export const circleRoutes = routes(circles, {
  listCircles: ({ member, query, now }) => listCircles(member, query, now),
  startCircle: ({ member, body, now }) => startCircle(member, body, now),
  readCircle: ({ member, params, now }) => readCircle(member, params.circleId, now),
  editCircle: ({ member, params, body, now }) => editCircle(member, params.circleId, body, now),
  joinCircle: ({ member, params, now }) => joinCircle(member, params.circleId, now),
  askToJoin: ({ member, params, body, now }) => askToJoin(member, params.circleId, body, now),
  withdrawFromCircle: ({ member, params, now }) => withdrawFromCircle(member, params.circleId, now),
  leaveCircle: ({ member, params, now }) => leaveCircle(member, params.circleId, now),
  inviteToCircle: ({ member, params, body, now }) => inviteToCircle(member, params.circleId, params.personId, body, now),
  admitToCircle: ({ member, params, now }) => admitToCircle(member, params.circleId, params.personId, now),
  declineForCircle: ({ member, params, now }) => declineForCircle(member, params.circleId, params.personId, now),
  removeMember: ({ member, params, body, now }) => removeMember(member, params.circleId, params.personId, body, now),
  listCircleSlots: ({ member, params, query, now }) => listCircleSlots(member, params.circleId, query, now),
  bookCircleMeeting: ({ member, params, body, now }) => bookCircleMeeting(member, params.circleId, body, now),
  closeCircle: ({ member, params, body, now }) => closeCircle(member, params.circleId, body, now),
});
