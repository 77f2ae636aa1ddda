import { z } from 'zod';
import { icebreakerLimits } from '../../models/icebreaker-words.ts';
import { endpoints } from './endpoint.ts';
import { id, instant, page, personRef, prose } from './shapes.ts';

const said = z.strictObject({ text: z.string(), at: instant });

const answers = z
  .strictObject({
    key: z.string().meta({ description: 'The icebreaker’s; its words are the widgets’.' }),
    mine: said.nullable(),
    theirs: said.nullable().meta({ description: 'null until both have answered.' }),
    theyAnswered: z.boolean(),
    can: z.array(z.enum(['answer', 'take-back'])),
  })
  .meta({ id: 'IcebreakerAnswers', description: 'What the two of a match have answered to one icebreaker; neither reads the other’s before both are there.' });

const circleAnswers = z
  .strictObject({
    key: z.string().meta({ description: 'The icebreaker’s; its words are the widgets’.' }),
    mine: said.nullable(),
    others: z.array(z.strictObject({ by: personRef, text: z.string(), at: instant })).meta({ description: 'Empty until I have answered too.' }),
    othersAnswered: z.int(),
    can: z.array(z.enum(['answer', 'take-back'])),
  })
  .meta({ id: 'CircleIcebreakerAnswers', description: 'What the people of a circle have answered to one icebreaker; nobody reads another’s before their own is there.' });

const icebreaker = z.string().regex(/^[a-z][a-z-]{2,39}$/);
const params = z.strictObject({ matchId: id, icebreaker });
const circleParams = z.strictObject({ circleId: id, icebreaker });
const one = { status: 200 as const, schema: answers };
const circleOne = { status: 200 as const, schema: circleAnswers };
const widgets = ['app', 'scheduling'] as const;

export const icebreakers = endpoints('icebreakers', {
  listIcebreakers: {
    method: 'get',
    path: '/api/matches/{matchId}/icebreakers',
    summary: 'What my partner and I have answered, the latest first; of what neither has answered there is nothing.',
    action: 'icebreaker.read',
    params: z.strictObject({ matchId: id }),
    response: { status: 200, schema: z.strictObject(page(answers)).meta({ id: 'IcebreakerPage' }) },
    problems: ['not-found', 'not-allowed'],
    widgets,
  },
  readIcebreaker: { method: 'get', path: '/api/matches/{matchId}/icebreakers/{icebreaker}', summary: 'The answers to one.', action: 'icebreaker.read', params, response: one, problems: ['not-found', 'not-allowed'], widgets },
  answerIcebreaker: {
    method: 'put',
    path: '/api/matches/{matchId}/icebreakers/{icebreaker}',
    summary: 'Answers, or changes my answer as long as my partner’s is not there.',
    action: 'icebreaker.answer',
    params,
    body: z.strictObject({ text: prose(icebreakerLimits.answer, 1) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'program-archived'],
    widgets,
  },
  takeBackIcebreaker: { method: 'delete', path: '/api/matches/{matchId}/icebreakers/{icebreaker}', summary: 'Takes my answer back.', action: 'icebreaker.answer', params, problems: ['not-found', 'not-allowed'], widgets },

  listCircleIcebreakers: {
    method: 'get',
    path: '/api/circles/{circleId}/icebreakers',
    summary: 'What the people of a circle have answered, the latest first; of what nobody has answered there is nothing.',
    action: 'icebreaker.read',
    params: z.strictObject({ circleId: id }),
    response: { status: 200, schema: z.strictObject(page(circleAnswers)).meta({ id: 'CircleIcebreakerPage' }) },
    problems: ['not-found', 'not-allowed'],
    widgets,
  },
  readCircleIcebreaker: { method: 'get', path: '/api/circles/{circleId}/icebreakers/{icebreaker}', summary: 'The answers of a circle to one.', action: 'icebreaker.read', params: circleParams, response: circleOne, problems: ['not-found', 'not-allowed'], widgets },
  answerCircleIcebreaker: {
    method: 'put',
    path: '/api/circles/{circleId}/icebreakers/{icebreaker}',
    summary: 'Answers, or changes my answer as long as nobody else’s is there.',
    action: 'icebreaker.answer',
    params: circleParams,
    body: z.strictObject({ text: prose(icebreakerLimits.answer, 1) }),
    response: circleOne,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'program-archived'],
    widgets,
  },
  takeBackCircleIcebreaker: { method: 'delete', path: '/api/circles/{circleId}/icebreakers/{icebreaker}', summary: 'Takes my answer back.', action: 'icebreaker.answer', params: circleParams, problems: ['not-found', 'not-allowed'], widgets },
});
