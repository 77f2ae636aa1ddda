import { z } from 'zod';
import { requestParts } from '../../models/request-history-words.ts';
import { endpoints } from './endpoint.ts';
import { matchRequest } from './matches.ts';
import { page, pageQuery } from './shapes.ts';

/** Apart from the matches, whose operations every page with meetings loads. */
export const programRequests = endpoints('program-requests', {
  listProgramRequests: {
    method: 'get',
    path: '/api/program-requests',
    summary: 'Everybody’s requests of the program, for who coordinates it, but for those to themselves: those that wait for an answer, the longest waiting first, or those that are over, newest first. What was written in them is between the two.',
    action: 'match-request.oversee',
    query: z.strictObject({ show: z.enum(requestParts), ...pageQuery }),
    response: { status: 200, schema: z.strictObject(page(matchRequest)).meta({ id: 'ProgramRequestPage' }) },
    problems: ['cursor-invalid'],
    widgets: ['app', 'program'],
  },
});
