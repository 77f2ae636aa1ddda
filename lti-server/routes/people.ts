import { listMentors, markMentor, readMentor } from '../../models/directory/directory.ts';
import { approveEnrolment, declineEnrolment, join, listEnrolments, readEnrolment } from '../../models/people/enrolments.ts';
import { listConsents } from '../../models/people/consents.ts';
import { giveDirectoryConsent, leaveProgram, revokeConsent } from '../../models/people/leaving.ts';
import { listOpenings } from '../../models/people/openings.ts';
import { editProfile } from '../../models/people/people.ts';
import { readMe } from '../../models/sessions/me.ts';
import { withCurrentRoles } from '../../models/sessions/sessions.ts';
import { people } from '../contract/people.ts';
import { routes } from '../handle.ts';

export const peopleRoutes = routes(people, {
  listOpenings: ({ member, now }) => listOpenings(member, now),
  join: async ({ member, session, body, now }) => {
    await join(member, body, now);
    return readMe(await withCurrentRoles(member, session), session);
  },
  listEnrolments: ({ member, query }) => listEnrolments(member, query),
  readEnrolment: ({ member, params }) => readEnrolment(member, params.enrolmentId),
  approveEnrolment: ({ member, params, now }) => approveEnrolment(member, params.enrolmentId, now),
  declineEnrolment: ({ member, params, body, now }) => declineEnrolment(member, params.enrolmentId, body, now),
  leaveProgram: async ({ member, session, now }) => {
    await leaveProgram(member, now);
    return readMe(await withCurrentRoles(member, session), session);
  },
  listConsents: async ({ member }) => ({ items: await listConsents(member), nextCursor: null }),
  giveConsent: async ({ member, session, now }) => {
    await giveDirectoryConsent(member, now);
    return readMe(member, session);
  },
  revokeConsent: async ({ member, session, params, now }) => {
    await revokeConsent(member, params.purpose, now);
    return readMe(await withCurrentRoles(member, session), session);
  },
  editProfile: async ({ actor, session, body, now }) => {
    await editProfile(actor, body, now);
    return readMe(actor, session);
  },
  listMentors: ({ member, query, now }) => listMentors(member, query, now),
  markMentor: ({ member, params, body }) => markMentor(member, params.mentorId, body.mark),
  readMentor: ({ member, params, now }) => readMentor(member, params.mentorId, now),
});
