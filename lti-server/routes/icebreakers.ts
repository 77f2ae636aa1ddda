import {
  answerCircleIcebreaker, answerIcebreaker, listCircleIcebreakers, listIcebreakers, readCircleIcebreaker, readIcebreaker, takeBackCircleIcebreaker, takeBackIcebreaker,
} from '../../models/icebreakers/icebreakers.ts';
import { icebreakers } from '../contract/icebreakers.ts';
import { routes } from '../handle.ts';

export const icebreakerRoutes = routes(icebreakers, {
  listIcebreakers: ({ member, params }) => listIcebreakers(member, params.matchId),
  readIcebreaker: ({ member, params }) => readIcebreaker(member, params.matchId, params.icebreaker),
  answerIcebreaker: ({ member, params, body, now }) => answerIcebreaker(member, params.matchId, params.icebreaker, body, now),
  takeBackIcebreaker: ({ member, params, now }) => takeBackIcebreaker(member, params.matchId, params.icebreaker, now),
  listCircleIcebreakers: ({ member, params }) => listCircleIcebreakers(member, params.circleId),
  readCircleIcebreaker: ({ member, params }) => readCircleIcebreaker(member, params.circleId, params.icebreaker),
  answerCircleIcebreaker: ({ member, params, body, now }) => answerCircleIcebreaker(member, params.circleId, params.icebreaker, body, now),
  takeBackCircleIcebreaker: ({ member, params, now }) => takeBackCircleIcebreaker(member, params.circleId, params.icebreaker, now),
});
