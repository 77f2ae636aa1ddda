import type { Router } from 'express';
import express from 'express';
import { isDatabaseUp } from '../models/mongodb/connect.ts';

/**
 * `/livez`: the process runs. `/readyz`: it can serve, so the database answers and it is not stopping; it also tells
 * the release of the zone data, because meetings are recomputed when that changes.
 */
export function health(isStopping: () => boolean): Router {
  const router = express.Router();
  router.get('/livez', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const database = await isDatabaseUp();
    const ready = database && !isStopping();
    response
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : 'not-ready', mongodb: database ? 'up' : 'down', stopping: isStopping(), zoneData: process.versions['tz'] });
  });
  return router;
}
