import { listCourses, unlinkCourse } from '../../models/rosters/courses.ts';
import { askForRoster, listRosterMembers, listRosters, readRoster } from '../../models/rosters/rosters.ts';
import { rosters } from '../contract/rosters.ts';
import { routes } from '../handle.ts';

export const rosterRoutes = routes(rosters, {
  listCourses: ({ member }) => listCourses(member),
  unlinkCourse: ({ member, params, now }) => unlinkCourse(member, params.courseId, now),
  listRosters: ({ member }) => listRosters(member),
  readRoster: ({ member, params }) => readRoster(member, params.rosterId),
  askForRoster: ({ member, params, now }) => askForRoster(member, params.rosterId, now),
  listRosterMembers: ({ member, params, query }) => listRosterMembers(member, params.rosterId, query),
});
