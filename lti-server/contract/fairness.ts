import { z } from 'zod';
import { protectedAttributes, protectedOptions, standInReasons, withheldReasons } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { id, instant } from './shapes.ts';

const attribute = z.enum(protectedAttributes).meta({ id: 'ProtectedAttribute' });
const count = z.int().min(0);

const answers = z
  .strictObject({
    gender: z.enum(protectedOptions.gender).exactOptional(),
    'age-band': z.enum(protectedOptions['age-band']).exactOptional(),
    'first-in-family': z.enum(protectedOptions['first-in-family']).exactOptional(),
    'ethnic-minority': z.enum(protectedOptions['ethnic-minority']).exactOptional(),
  })
  .meta({ id: 'ProtectedAnswers', description: 'What somebody says of themselves, by attribute; absent: not said.' });
const own = z.strictObject({ asked: z.array(attribute), answers }).meta({ id: 'OwnProtectedAnswers' });

const group = z
  .strictObject({
    option: z.enum([...new Set(Object.values(protectedOptions).flat())]),
    people: count,
    matched: count,
    rate: z.number().meta({ description: 'Matched of all, 0 to 1.' }),
    ratio: z.number().nullable().meta({ description: 'The rate against the highest one, 0 to 1; null where there is nothing to compare with.' }),
    belowFourFifths: z.boolean().meta({ description: 'By 29 CFR 1607.4 D.' }),
    p: z.number().nullable().meta({ description: 'Fisher’s exact test, two-sided, of the difference to the group with the highest rate; null for that group.' }),
    score: z.int().nullable().meta({ description: 'The average score of those who have a match, 0 to 100 in steps of 5; null where fewer than five have one.' }),
    weeks: count.meta({ description: 'The average time from being let in to the match, the run, or now.' }),
  })
  .meta({ id: 'FairnessGroup' });

const report = z
  .strictObject({
    runId: id.nullable().meta({ description: 'Whose figures these are; null: those of the program.' }),
    madeAt: instant,
    standsIn: z.enum(standInReasons).nullable().meta({ description: 'Why these are earlier figures than those asked for; null: they are those.' }),
    people: count,
    matched: count,
    attributes: z.array(
      z.strictObject({
        attribute,
        withheld: z.enum(withheldReasons).nullable(),
        groups: z.array(group),
        others: count.meta({ description: 'Who did not answer, or is in a group too small to show.' }),
      }),
    ),
  })
  .meta({ id: 'FairnessReport', description: 'How groups of at least five mentees fare. No two reports of a program tell together what one person answered.' });

const rules = z
  .strictObject({
    blind: z.boolean().meta({ description: 'Names, pictures and places are hidden until a match is accepted.' }),
    attributes: z.array(attribute).meta({ description: 'What mentees are asked, of their own free will, for the fairness report alone.' }),
  })
  .meta({ id: 'FairnessRules' });

const programParams = z.strictObject({ programId: id });
const widgets = ['app', 'program'] as const;

export const fairness = endpoints('fairness', {
  readProtectedAnswers: {
    method: 'get',
    path: '/api/me/protected-answers',
    summary: 'What the program asks me for its fairness report, and what I have said. Nobody else reads it.',
    action: 'protected-answer.read',
    response: { status: 200, schema: own },
    problems: [],
    widgets: ['app'],
  },
  saveProtectedAnswers: {
    method: 'put',
    path: '/api/me/protected-answers',
    summary: 'Keeps all that I say, with my consent to the fairness report; saying nothing erases it and takes the consent back.',
    action: 'protected-answer.edit',
    body: z.strictObject({ answers, consent: z.literal(true) }),
    response: { status: 200, schema: own },
    problems: ['body-invalid', 'not-enrolled'],
    widgets: ['app'],
  },
  makeFairnessReport: {
    method: 'post',
    path: '/api/fairness-reports',
    summary: 'For coordinators: how the groups fare, in a run or in the program as it is. Where new figures would tell what somebody answered, earlier ones stand in.',
    action: 'fairness-report.make',
    body: z.strictObject({ runId: id.exactOptional() }),
    response: { status: 200, schema: report },
    repeats: true,
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets,
  },
  readFairnessRules: {
    method: 'get',
    path: '/api/programs/{programId}/fairness-rules',
    summary: 'For coordinators: whether names are hidden until a match is accepted, and what people are asked for the fairness report.',
    action: 'program.edit',
    params: programParams,
    response: { status: 200, schema: rules },
    problems: ['not-found'],
    widgets,
  },
  editFairnessRules: {
    method: 'patch',
    path: '/api/programs/{programId}/fairness-rules',
    summary: 'Changes either; absent leaves. Answers to what is asked for no longer are erased.',
    action: 'program.edit',
    params: programParams,
    body: z.strictObject({ blind: z.boolean().exactOptional(), attributes: z.array(attribute).max(protectedAttributes.length).exactOptional() }),
    response: { status: 200, schema: rules },
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets,
  },
});
