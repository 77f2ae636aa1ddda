import { Router } from 'express';
import type { LmsDesk } from '../desk.ts';
import { brand } from '../launch/brand.ts';
import { servicePaths } from './addresses.ts';
import { lineItems } from './line-items.ts';
import { memberships } from './memberships.ts';
import { results } from './results.ts';
import { scores } from './scores.ts';
import { token } from './token.ts';
import { refuse } from './with-token.ts';

/** What tools call from server to server after a launch: access tokens, the roster, grades; and the school's colours. */
export function services(desk: LmsDesk): Router {
  const routes = Router();
  routes.use(token(desk), memberships(desk), lineItems(desk), scores(desk), results(desk));
  routes.all(Object.values(servicePaths), (_req, res) => {
    refuse(res, 405, 'This address takes no such method.');
  });
  routes.get('/lti/brand.json', (_req, res) => {
    res.json(brand);
  });
  return routes;
}
