import type { Request, RequestHandler, Response } from 'express';
import type { DemoPerson } from '../../people.ts';
import type { LmsDesk } from '../desk.ts';
import { sendMessage } from './message.ts';

/** A page for somebody who is signed in; everybody else is asked to sign in and comes back here. */
export function signedIn<Params = Record<string, string>>(
  desk: LmsDesk,
  page: (person: DemoPerson, req: Request<Params>, res: Response) => void | Promise<void>,
): RequestHandler<Params> {
  return (req, res) => {
    const session = desk.sessions.of(req as Request);
    const person = session === null ? undefined : desk.campus.people.bySub(session.sub);
    if (person !== undefined) return page(person, req, res);
    res.redirect(303, req.method === 'GET' ? `/sign-in?${new URLSearchParams({ next: req.originalUrl })}` : '/sign-in');
  };
}

/** A page for the platform's administrator. */
export function administrating<Params = Record<string, string>>(
  desk: LmsDesk,
  page: (person: DemoPerson, req: Request<Params>, res: Response) => void | Promise<void>,
): RequestHandler<Params> {
  return signedIn<Params>(desk, (person, req, res) => {
    if (person.kind === 'admin') return page(person, req, res);
    sendMessage(res, 403, 'This part is for administrators', 'Dev Narang looks after external tools. Sign in as Dev to see this page.');
  });
}
