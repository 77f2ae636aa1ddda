import { listProgramRequests } from '../../models/matches/match-requests.ts';
import { programRequests } from '../contract/program-requests.ts';
import { routes } from '../handle.ts';

export const programRequestRoutes = routes(programRequests, {
  listProgramRequests: ({ member, query }) => listProgramRequests(member, query),
});
