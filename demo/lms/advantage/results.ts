import { Router } from 'express';
import type { LmsDesk } from '../desk.ts';
import { faulty, lieOf } from '../faults/faulty.ts';
import { shownGrade } from '../gradebook/gradebook.ts';
import { lineItemAddress, servicePaths } from './addresses.ts';
import { itemOf } from './line-items.ts';
import { addressWith, limitOf, pageAfter } from './pages.ts';
import { scopes } from './scopes.ts';
import { accepts, refuse, withToken } from './with-token.ts';

const mediaType = 'application/vnd.ims.lis.v2.resultcontainer+json';
const mostPage = 200;

/** The marks that count (AGS 2.0, 3.3), a teacher's own included, so that a tool sees where it was overruled. */
export function results(desk: LmsDesk): Router {
  const routes = Router();

  routes.get(servicePaths.results, faulty(desk, 'results'), withToken(desk, [scopes.results], (call) => {
    const { tool, course, req, res } = call;
    const item = itemOf(desk, call);
    if (item === null || !accepts(req, res, mediaType)) return;
    const { user_id: user, after } = req.query;
    const everybody = lieOf(res)?.kind === 'ignores-filter';
    const limit = everybody ? 2 : limitOf(req.query.limit, mostPage, mostPage);
    if (limit === null) {
      refuse(res, 400, 'limit has to be a whole number.');
      return;
    }
    const grades = desk.gradebook
      .gradesOf(item)
      .filter(({ sub }) => everybody || user === undefined || sub === user)
      .sort((a, b) => (a.sub < b.sub ? -1 : 1));
    const { page, next } = pageAfter(grades, ({ sub }) => sub, typeof after === 'string' ? after : undefined, limit);
    if (next !== null) res.set('link', `<${addressWith(desk.url, req, { after: next, limit: String(limit) })}>; rel="next"`);
    const address = lineItemAddress(desk.url, course.id, tool.deploymentId, item.id);
    res.type(mediaType).send(
      JSON.stringify(
        page.map((grade) => {
          const { mark, comment } = shownGrade(grade);
          return {
            id: address.replace(/\?/, `/results/${encodeURIComponent(grade.sub)}?`),
            scoreOf: address,
            userId: grade.sub,
            resultMaximum: item.scoreMaximum,
            ...(mark === null ? {} : { resultScore: mark }),
            ...(comment === '' ? {} : { comment }),
          };
        }),
      ),
    );
  }));

  return routes;
}
