import { listMentors, readMentor } from '../../models/people/directory.ts';
import { approveEnrolment, declineEnrolment, join, listEnrolments, readEnrolment } from '../../models/people/enrolments.ts';
import { editProfile } from '../../models/people/people.ts';
import { readMe } from '../../models/sessions/me.ts';
import { withCurrentRoles } from '../../models/sessions/sessions.ts';
import { people } from '../contract/people.ts';
import { routes } from '../handle.ts';

export const peopleRoutes = routes(people, {
  join: async ({ member, session, body, now }) => {
    await join(member, body, now);
    return readMe(await withCurrentRoles(member), session);
  },
  listEnrolments: ({ member, query }) => listEnrolments(member, query),
  readEnrolment: ({ member, params }) => readEnrolment(member, params.enrolmentId),
  approveEnrolment: ({ member, params, now }) => approveEnrolment(member, params.enrolmentId, now),
  declineEnrolment: ({ member, params, body, now }) => declineEnrolment(member, params.enrolmentId, body, now),
  editProfile: async ({ actor, session, body, now }) => {
    await editProfile(actor, body, now);
    return readMe(actor, session);
  },
  listMentors: ({ member, query, now }) => listMentors(member, query, now),
  readMentor: ({ member, params, now }) => readMentor(member, params.mentorId, now),
});
