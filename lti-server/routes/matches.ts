import { listAlternatives } from '../../models/matches/alternatives.ts';
import { listSlots } from '../../models/availability/availability.ts';
import {
  acceptMatchRequest, declineMatchRequest, editMatchRequest, listMatchRequests, markMatchRequestRead, rankMatchRequest, readMatchRequest, readMatchRequestHistory, sendMatchRequest,
  withdrawMatchRequest,
} from '../../models/matches/match-requests.ts';
import { confirmMatch, declineMatch, endMatch, listMatches, pauseMatch, readMatch, resumeMatch } from '../../models/matches/matches.ts';
import { matches } from '../contract/matches.ts';
import { routes } from '../handle.ts';

export const matchRoutes = routes(matches, {
  sendMatchRequest: ({ member, body, now }) => sendMatchRequest(member, body, now),
  listAlternatives: ({ member, now }) => listAlternatives(member, now),
  listMatchRequests: ({ member, query, now }) => listMatchRequests(member, query, now),
  readMatchRequest: ({ member, params, now }) => readMatchRequest(member, params.requestId, now),
  readMatchRequestHistory: ({ member, params }) => readMatchRequestHistory(member, params.requestId),
  markMatchRequestRead: ({ member, params, now }) => markMatchRequestRead(member, params.requestId, now),
  editMatchRequest: ({ member, params, body, now }) => editMatchRequest(member, params.requestId, body, now),
  rankMatchRequest: ({ member, params, body, now }) => rankMatchRequest(member, params.requestId, body, now),
  withdrawMatchRequest: ({ member, params, now }) => withdrawMatchRequest(member, params.requestId, now),
  acceptMatchRequest: ({ member, params, now }) => acceptMatchRequest(member, params.requestId, now),
  declineMatchRequest: ({ member, params, query, now }) => declineMatchRequest(member, params.requestId, query, now),
  listMatches: ({ member, now }) => listMatches(member, now),
  readMatch: ({ member, params, now }) => readMatch(member, params.matchId, now),
  pauseMatch: ({ member, params, now }) => pauseMatch(member, params.matchId, now),
  resumeMatch: ({ member, params, now }) => resumeMatch(member, params.matchId, now),
  confirmMatch: ({ member, params, now }) => confirmMatch(member, params.matchId, now),
  declineMatch: ({ member, params, now }) => declineMatch(member, params.matchId, now),
  endMatch: ({ member, params, body, now }) => endMatch(member, params.matchId, now, body),
  listSlots: ({ member, params, query, now }) => listSlots(member, params.matchId, query, now),
});
