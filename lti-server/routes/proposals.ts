import { acceptTime, answerTimes, declineTimes, listProposals, proposeTimes, readProposal, withdrawTimes } from '../../models/proposals/proposals.ts';
import { proposals } from '../contract/proposals.ts';
import { routes } from '../handle.ts';

export const proposalRoutes = routes(proposals, {
  listProposals: ({ member, now }) => listProposals(member, now),
  proposeTimes: ({ member, body, now }) => proposeTimes(member, body, now),
  readProposal: ({ member, params, now }) => readProposal(member, params.proposalId, now),
  acceptTime: ({ member, params, body, now }) => acceptTime(member, params.proposalId, body, now),
  answerTimes: ({ member, params, body, now }) => answerTimes(member, params.proposalId, body, now),
  declineTimes: ({ member, params, now }) => declineTimes(member, params.proposalId, now),
  withdrawTimes: ({ member, params, now }) => withdrawTimes(member, params.proposalId, now),
});
