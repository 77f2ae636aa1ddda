import { z } from 'zod';
import { completionKinds, gradeColumnStates, gradeFaults, progressStates, scoreOutcomes } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { id, instant, page, pageQuery, personRef, whole } from './shapes.ts';

const kind = z.enum(completionKinds).meta({ id: 'CompletionKind' });
const fault = z.enum(gradeFaults).nullable().meta({
  description: 'Why nothing can be written. no-service: the platform offers this link no gradebook; scope: it never allowed what is needed; not-found: the link has no column, and none may be made; column-gone: it was deleted; not-gradable: the platform takes no score of this person; left: they are not known any more; the others are faults of the platform that have lasted for three days.',
});

const gradeColumn = z
  .strictObject({
    id,
    course: z.string().meta({ description: 'The course’s title.' }),
    label: z.string().meta({ description: 'As the gradebook names it.' }),
    kind,
    target: z.int().meta({ description: 'How often; 1 for what is done or not.' }),
    partial: z.boolean().meta({ description: 'Part of the points for part of the way.' }),
    points: z.number().meta({ description: 'What the column is worth.' }),
    state: z.enum(gradeColumnStates).meta({ description: 'looking: its line item is being looked for; missing: there is none, and none may be made; gone: it was deleted in the gradebook.' }),
    fault,
    /** Learners by how their score stands; who has reached nothing is in none. */
    counts: z.strictObject({
      sent: z.int(),
      waiting: z.int(),
      parked: z.int().meta({ description: 'Given up. sendScoresAgain tries them once more.' }),
      byHand: z.int().meta({ description: 'The teacher’s own mark stands, and is left alone.' }),
    }),
  })
  .meta({ id: 'GradeColumn' });

const sentScore = z
  .strictObject({
    id,
    person: personRef,
    at: instant,
    points: z.number(),
    pointsMaximum: z.number(),
    outcome: z.enum(scoreOutcomes).meta({ description: 'parked: given up; changed-by-hand: the teacher’s own mark stood there and was left alone.' }),
    fault,
  })
  .meta({ id: 'SentScore' });

export const completionProgress = z
  .strictObject({
    title: z.string().meta({ description: 'As the gradebook names the column; empty until the platform told.' }),
    kind,
    target: z.int(),
    done: z.int().meta({ description: 'Counted now, at most the target.' }),
    points: z.number(),
    pointsMaximum: z.number(),
    state: z.enum(progressStates).meta({
      description: 'not-yet: nothing to write; waiting: on its way; sent: it stands in the gradebook; stopped: it could not be written, the coordinator sees why; by-hand: the teacher entered a mark of their own, which stands.',
    }),
  })
  .meta({ id: 'CompletionProgress' });

const params = z.strictObject({ columnId: id });

export const grades = endpoints('grades', {
  listGradeColumns: {
    method: 'get',
    path: '/api/grade-columns',
    summary: 'The program’s columns in its courses’ gradebooks, and how their scores stand.',
    action: 'grade-column.read',
    response: { status: 200, schema: z.strictObject(whole(gradeColumn)).meta({ id: 'GradeColumnPage' }) },
    problems: [],
  },
  readGradeColumn: {
    method: 'get',
    path: '/api/grade-columns/{columnId}',
    summary: 'One column.',
    action: 'grade-column.read',
    params,
    response: { status: 200, schema: gradeColumn },
    problems: ['not-found'],
  },
  listSentScores: {
    method: 'get',
    path: '/api/grade-columns/{columnId}/scores',
    summary: 'What was sent to the gradebook and what came of it, newest first.',
    action: 'grade-column.read',
    params,
    query: z.strictObject(pageQuery),
    response: { status: 200, schema: z.strictObject(page(sentScore)).meta({ id: 'SentScorePage' }) },
    problems: ['not-found', 'cursor-invalid', 'body-invalid'],
  },
  sendScoresAgain: {
    method: 'post',
    path: '/api/grade-columns/{columnId}/send-again',
    summary: 'Tries the scores that were given up once more. A teacher’s own marks stay.',
    action: 'grade-column.send-again',
    params,
    response: { status: 200, schema: gradeColumn },
    problems: ['not-found'],
  },
  readMyCompletion: {
    method: 'get',
    path: '/api/completion',
    summary: 'How far I am in what the launched link counts (me.completion). Not there for teachers, and where the link counts nothing.',
    action: 'completion.read',
    response: { status: 200, schema: completionProgress },
    problems: ['not-found'],
  },
});
