import { endSession } from '../../models/sessions/sessions.ts';
import { readMe } from '../../models/sessions/me.ts';
import { sessions } from '../contract/sessions.ts';
import { routes } from '../handle.ts';

/** `openSession` is public and belongs to the host-token door. */
export const sessionRoutes = routes(sessions, {
  readSession: ({ actor, session }) => readMe(actor, session),
  endSession: ({ session }) => endSession(session),
});
