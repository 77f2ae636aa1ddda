import { linkSessionCourse, startProgramHere } from '../../models/sessions/course.ts';
import { readMe } from '../../models/sessions/me.ts';
import { listCoordinatedPrograms } from '../../models/programs/programs.ts';
import { programs } from '../contract/programs.ts';
import { routes } from '../handle.ts';

export const programRoutes = routes(programs, {
  startProgram: async ({ actor, session, body, now }) => {
    const moved = await startProgramHere(actor, session, body, now);
    return readMe(moved.actor, moved.session);
  },
  listCoordinatedPrograms: async ({ actor }) => ({ items: await listCoordinatedPrograms(actor), nextCursor: null }),
  linkProgram: async ({ actor, session, params }) => {
    const moved = await linkSessionCourse(actor, session, params.programId);
    return readMe(moved.actor, moved.session);
  },
});
