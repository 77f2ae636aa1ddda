import { setTimeout as wait } from 'node:timers/promises';
import type { RequestHandler, Response } from 'express';
import type { LmsDesk } from '../desk.ts';
import type { Fault, FaultPoint } from './fault-plan.ts';

/** Lets a call go wrong as the plan says. What the handler itself has to do wrong, it reads with `lieOf`. */
export function faulty({ faults }: Pick<LmsDesk, 'faults'>, point: FaultPoint): RequestHandler<Record<string, string>> {
  return async (_req, res, next) => {
    const fault = faults.take(point);
    switch (fault?.kind) {
      case undefined:
        next();
        break;
      case 'slow':
        await wait(fault.ms, undefined, { ref: false });
        next();
        break;
      case 'hang':
        break;
      case 'cut':
        res.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"');
        res.destroy();
        break;
      case 'status':
        if (fault.retryAfterSeconds !== undefined) res.set('retry-after', String(fault.retryAfterSeconds));
        res.status(fault.status).json({ status: fault.status, error: 'This answer was planned.' });
        break;
      case 'redirect':
        res.redirect(302, fault.to);
        break;
      case 'broken-json':
        res.type('json').send('{"members": [{"user_id": ');
        break;
      case 'page':
        res.type('html').send('<!doctype html><title>Sign in</title><p>Please sign in.</p>');
        break;
      case 'huge':
        res.type('json').send(JSON.stringify({ padding: 'x'.repeat(fault.bytes) }));
        break;
      case 'html-type':
        asHtml(res);
        next();
        break;
      default:
        res.locals.lie = fault;
        next();
    }
  };
}

/** What this answer has to say wrong; undefined where it may tell the truth. */
export function lieOf(res: Response): Fault | undefined {
  return res.locals.lie as Fault | undefined;
}

function asHtml(res: Response): void {
  const end = res.end.bind(res) as (...args: unknown[]) => Response;
  res.end = ((...args: unknown[]) => {
    if (!res.headersSent) res.setHeader('content-type', 'text/html; charset=utf-8');
    return end(...args);
  }) as Response['end'];
}
