import { copyProgramHere, linkSessionCourse, startProgramHere } from '../../models/sessions/course.ts';
import { listPastPrograms, openPastProgram } from '../../models/sessions/past-programs.ts';
import { readMe } from '../../models/sessions/me.ts';
import { advanceProgram, editProgram, listLeadCandidates, nameSafeguardingLead, readManagedProgram } from '../../models/programs/managing.ts';
import { editEnrolmentRules, readEnrolmentRules } from '../../models/programs/enrolment-rules.ts';
import { editCriteria, readCriteria } from '../../models/programs/matching-criteria.ts';
import { editRequestRules, readRequestRules } from '../../models/programs/request-rules.ts';
import { editRunKeeping, readRunKeeping } from '../../models/programs/run-keeping.ts';
import { listCoordinatedPrograms } from '../../models/programs/programs.ts';
import { programs } from '../contract/programs.ts';
import { routes } from '../handle.ts';

export const programRoutes = routes(programs, {
  startProgram: async ({ actor, session, body, now }) => {
    const moved = await startProgramHere(actor, session, body, now);
    return readMe(moved.actor, moved.session);
  },
  copyProgram: async ({ actor, session, params, body, now }) => {
    const moved = await copyProgramHere(actor, session, { of: params.programId, title: body.title }, now);
    return readMe(moved.actor, moved.session);
  },
  listCoordinatedPrograms: async ({ actor }) => ({ items: await listCoordinatedPrograms(actor), nextCursor: null }),
  readProgram: ({ member, params }) => readManagedProgram(member, params.programId),
  editProgram: ({ member, params, body, now }) => editProgram(member, params.programId, body, now),
  advanceProgram: ({ member, params, body, now }) => advanceProgram(member, params.programId, body.to, now),
  nameSafeguardingLead: ({ member, params, body, now }) => nameSafeguardingLead(member, params.programId, body.personId, now),
  listLeadCandidates: ({ member, params, query }) => listLeadCandidates(member, params.programId, query),
  readEnrolmentRules: ({ member, params }) => readEnrolmentRules(member, params.programId),
  editEnrolmentRules: ({ member, params, body, now }) => editEnrolmentRules(member, params.programId, body, now),
  readRequestRules: ({ member, params }) => readRequestRules(member, params.programId),
  editRequestRules: ({ member, params, body, now }) => editRequestRules(member, params.programId, body, now),
  readCriteria: ({ member, params }) => readCriteria(member, params.programId),
  editCriteria: ({ member, params, body, now }) => editCriteria(member, params.programId, body, now),
  readRunKeeping: ({ member, params }) => readRunKeeping(member, params.programId),
  editRunKeeping: ({ member, params, body, now }) => editRunKeeping(member, params.programId, body, now),
  listPastPrograms: async ({ actor, session }) => ({ items: await listPastPrograms(actor, session), nextCursor: null }),
  openPastProgram: async ({ actor, session, params }) => {
    const moved = await openPastProgram(actor, session, params.programId);
    return readMe(moved.actor, moved.session);
  },
  linkProgram: async ({ actor, session, params, now }) => {
    const moved = await linkSessionCourse(actor, session, params.programId, now);
    return readMe(moved.actor, moved.session);
  },
});
