import { Router, text } from 'express';
import { z } from 'zod';
import type { LmsDesk } from '../desk.ts';
import { faulty, lieOf } from '../faults/faulty.ts';
import { activityProgress, gradingProgress } from '../gradebook/shapes.ts';
import { servicePaths } from './addresses.ts';
import { itemOf } from './line-items.ts';
import { scopes } from './scopes.ts';
import { bodyOf, refuse, withToken } from './with-token.ts';

const mediaType = 'application/vnd.ims.lis.v1.score+json';

const shape = z
  .looseObject({
    userId: z.string().min(1),
    scoreGiven: z.number().min(0).nullish(),
    scoreMaximum: z.number().positive().nullish(),
    comment: z.string().max(10_000).nullish(),
    timestamp: z.iso.datetime({ offset: true }),
    activityProgress: z.enum(activityProgress),
    gradingProgress: z.enum(gradingProgress),
  })
  .refine(({ scoreGiven, scoreMaximum }) => scoreGiven == null || scoreMaximum != null, { path: ['scoreMaximum'], message: 'has to come with scoreGiven' });

/**
 * Scores (AGS 2.0, 3.5) as a Moodle takes them: a mark needs both scoreGiven and FullyGraded, anything less takes the
 * mark away; more than the maximum is the maximum; students only; and no score that is not newer than the last.
 */
export function scores(desk: LmsDesk): Router {
  const routes = Router();

  routes.post(servicePaths.scores, faulty(desk, 'scores'), text({ type: '*/*', limit: '50kb' }), withToken(desk, [scopes.scores], async (call) => {
    const { course, req, res } = call;
    const item = itemOf(desk, call);
    const sent = item === null ? undefined : bodyOf(req, res, mediaType);
    if (item === null || sent === undefined) return;
    const read = shape.safeParse(sent);
    if (!read.success) {
      refuse(res, 400, read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
      return;
    }
    const { userId, scoreGiven, scoreMaximum, comment, ...rest } = read.data;
    if (!desk.campus.isStudent(course, userId)) {
      refuse(res, 400, 'userId is no student of this course, so this cannot be marked.');
      return;
    }
    if (lieOf(res)?.kind === 'not-kept') {
      res.status(200).end();
      return;
    }
    const marked = rest.gradingProgress === 'FullyGraded' && scoreGiven != null && scoreMaximum != null;
    const given = marked ? Math.min((scoreGiven / scoreMaximum) * item.scoreMaximum, item.scoreMaximum) : null;
    const { timestamp, activityProgress: activity, gradingProgress: grading } = rest;
    const kept = await desk.gradebook.score(item, { sub: userId, given, comment: comment ?? '', timestamp, activityProgress: activity, gradingProgress: grading });
    if (kept) res.status(200).end();
    else refuse(res, 409, 'There is a score with the same timestamp or a later one.');
  }));

  return routes;
}
