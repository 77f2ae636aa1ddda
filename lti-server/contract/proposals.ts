import { z } from 'zod';
import { proposalLimits, proposalStates, proposedTimeStandings } from '../../models/proposal-words.ts';
import { endpoints } from './endpoint.ts';
import { id, instant, line, page, personRef, span } from './shapes.ts';

const proposal = z
  .strictObject({
    id,
    matchId: id.nullable().meta({ description: 'null: to a circle.' }),
    circle: z.strictObject({ id, title: z.string(), people: z.int(), answered: z.int() }).exactOptional().meta({ description: 'The circle whose members are asked, and how many of them have answered; absent for a pair.' }),
    partner: personRef,
    mine: z.boolean().meta({ description: 'Whether the reader proposed them.' }),
    minutes: z.int(),
    note: z.string().nullable(),
    state: z.enum(proposalStates),
    times: z.array(z.strictObject({ ...span.shape, standing: z.enum(proposedTimeStandings), suits: z.array(personRef).exactOptional(), suitsMe: z.boolean().exactOptional() })).min(1).max(proposalLimits.times)
      .meta({ description: 'In order. taken: one of the two, or the circle’s mentor, has something else then by now; busy: of a circle, I have. suits: the members whom it suits, for its mentor; suitsMe: what I have answered.' }),
    waitsFor: z.array(personRef).exactOptional().meta({ description: 'Of a circle, for its mentor: who has not answered yet.' }),
    meetingId: id.nullable().meta({ description: 'The meeting that came of it.' }),
    can: z.array(z.enum(['accept', 'decline', 'answer', 'withdraw'])),
  })
  .meta({ id: 'Proposal', description: 'Up to three times that one of a pair proposes, or a mentor to their circle. They take nobody’s time until one is accepted, or booked.' });

const params = z.strictObject({ proposalId: id });
const one = { status: 200 as const, schema: proposal };
const widgets = ['app', 'scheduling'] as const;

export const proposals = endpoints('meetings', {
  listProposals: {
    method: 'get',
    path: '/api/proposals',
    summary: 'The proposals that wait in my matches and circles, of mine and of others.',
    action: 'proposal.list',
    response: { status: 200, schema: z.strictObject(page(proposal)).meta({ id: 'ProposalPage' }) },
    problems: [],
    widgets,
  },
  proposeTimes: {
    method: 'post',
    path: '/api/proposals',
    summary: 'Proposes one to three times to the other one of a pair, or to the members of my circle, also outside the mentor’s hours. In place of one that waits where it is named: changed by who made it, answered with other times by the other.',
    action: 'proposal.make',
    body: z.strictObject({
      matchId: id.exactOptional().meta({ description: 'Of the two, one.' }),
      circleId: id.exactOptional(),
      minutes: z.int().multipleOf(5).min(15).max(240),
      starts: z.array(instant).min(1).max(proposalLimits.times),
      note: line(proposalLimits.note).exactOptional(),
      inPlaceOf: id.exactOptional(),
    }),
    response: { status: 201, schema: proposal },
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'slot-past', 'slot-taken', 'you-are-busy', 'circle-empty', 'program-archived'],
    widgets,
  },
  readProposal: { method: 'get', path: '/api/proposals/{proposalId}', summary: 'One proposal, also when it is over.', action: 'proposal.read', params, response: one, problems: ['not-found'], widgets },
  acceptTime: {
    method: 'post',
    path: '/api/proposals/{proposalId}/accept',
    summary: 'Says yes to one of the times: booked for both at once, or by its mentor for the whole circle; never over what either has.',
    action: 'proposal.answer',
    params,
    body: z.strictObject({ start: instant }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'slot-past', 'slot-taken', 'you-are-busy', 'circle-empty', 'program-archived'],
    widgets,
  },
  answerTimes: {
    method: 'put',
    path: '/api/proposals/{proposalId}/answer',
    summary: 'A member of a circle says which of the times suit them, none is an answer too; in place of what they said before.',
    action: 'proposal.answer',
    params,
    body: z.strictObject({ starts: z.array(instant).max(proposalLimits.times) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'program-archived'],
    widgets,
  },
  declineTimes: { method: 'post', path: '/api/proposals/{proposalId}/decline', summary: 'Says that none of the times fits.', action: 'proposal.answer', params, response: one, problems: ['not-found', 'not-allowed', 'moved-on'], widgets },
  withdrawTimes: { method: 'post', path: '/api/proposals/{proposalId}/withdraw', summary: 'Takes one’s own times back.', action: 'proposal.withdraw', params, response: one, problems: ['not-found', 'not-allowed', 'moved-on'], widgets },
});
