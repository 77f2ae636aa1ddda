import type { ProgramPart } from '../../models/vocabulary.ts';
import type { Me } from '../api/session.ts';
import type { Route } from './route.ts';

const routes: Readonly<Record<ProgramPart, Route>> = {
  meetings: { page: 'meetings', rest: '', search: '' },
  booking: { page: 'meetings', rest: 'book', search: '' },
  goals: { page: 'goals', rest: '', search: '' },
  directory: { page: 'find', rest: '', search: '' },
  requests: { page: 'requests', rest: '', search: '' },
};

/** The one part that the link in the course was placed for, once the program is open to its person; before that, and without one, the whole counts. */
export function placedPart(me: Me | undefined): ProgramPart | undefined {
  return me?.entrance === 'ready' ? (me.part ?? undefined) : undefined;
}

/** Where that part is. */
export function routeOfPart(me: Me | undefined): Route | undefined {
  const part = placedPart(me);
  return part && routes[part];
}
