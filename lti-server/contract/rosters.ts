import { z } from 'zod';
import { enrolmentRoles, enrolmentStates, rosterRoles } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { id, instant, page, pageQuery, whole } from './shapes.ts';

const roster = z
  .strictObject({
    id,
    courseId: id,
    course: z.string().meta({ description: 'The course’s title.' }),
    /** The course in which teaching means coordinating the program. */
    isHome: z.boolean(),
    members: z.int(),
    readAt: instant.nullable().meta({ description: 'When everybody was read last; null: not yet.' }),
    state: z.enum(['read', 'waiting', 'reading', 'failing']),
    fault: z.enum(['scope', 'elsewhere', 'token', 'forbidden', 'gone', 'conflict', 'rejected', 'busy', 'down', 'answer']).nullable().meta({
      description: 'Why the last readings came to nothing. scope: the platform never allowed it; token, forbidden: not any more; gone: the course or its roster is not there; busy, down: later; answer, rejected, elsewhere, conflict: the platform answers what makes no sense.',
    }),
  })
  .meta({ id: 'Roster' });

const rosterMember = z
  .strictObject({
    id,
    name: z.string().nullable().meta({ description: 'null where the platform keeps names to itself.' }),
    role: z.enum(rosterRoles),
    /** Their parts in the program; none: has not joined. */
    enrolments: z.array(z.strictObject({ role: z.enum(enrolmentRoles), state: z.enum(enrolmentStates) })),
    leftAt: instant.nullable().meta({ description: 'When they were found to have left the course; null: they are in it.' }),
    mailFails: z.literal(true).exactOptional().meta({ description: 'For coordinators: present where mail to them comes back.' }),
  })
  .meta({ id: 'RosterMember' });

const course = z
  .strictObject({
    id,
    title: z.string(),
    /** The course in which teaching means coordinating the program. */
    isHome: z.boolean(),
    roster: roster.nullable().meta({ description: 'null: its platform tells nobody who is in it.' }),
  })
  .meta({ id: 'Course' });

const params = z.strictObject({ rosterId: id });

export const rosters = endpoints('rosters', {
  listCourses: {
    method: 'get',
    path: '/api/courses',
    summary: 'The courses of the program, its home first, each with its roster; for who teaches in a further course, only that.',
    action: 'roster.read',
    response: { status: 200, schema: z.strictObject(whole(course)).meta({ id: 'CoursePage' }) },
    problems: [],
    widgets: ['app', 'program'],
  },
  unlinkCourse: {
    method: 'delete',
    path: '/api/courses/{courseId}',
    summary: 'Takes a further course from the program. Who is in no other course of it rests.',
    action: 'program.edit',
    params: z.strictObject({ courseId: id }),
    problems: ['not-found', 'home-course', 'moved-on'],
    widgets: ['app', 'program'],
  },
  listRosters: {
    method: 'get',
    path: '/api/rosters',
    summary: 'The courses of the program whose platform tells who is in them, and how the last reading went.',
    action: 'roster.read',
    response: { status: 200, schema: z.strictObject(whole(roster)).meta({ id: 'RosterPage' }) },
    problems: [],
    widgets: ['app', 'program'],
  },
  readRoster: {
    method: 'get',
    path: '/api/rosters/{rosterId}',
    summary: 'One course’s roster.',
    action: 'roster.read',
    params,
    response: { status: 200, schema: roster },
    problems: ['not-found'],
    widgets: ['app', 'program'],
  },
  askForRoster: {
    method: 'post',
    path: '/api/rosters/{rosterId}/ask',
    summary: 'Has the roster read from the platform now. It is also read at launches (when an hour old) and each night; of an archived program nobody is read.',
    action: 'roster.read',
    params,
    response: { status: 200, schema: roster },
    problems: ['not-found', 'program-archived'],
    widgets: ['app', 'program'],
  },
  listRosterMembers: {
    method: 'get',
    path: '/api/rosters/{rosterId}/members',
    summary: 'The course’s people by name, with their parts in the program.',
    action: 'roster.read',
    params,
    query: z.strictObject({ show: z.enum(['here', 'not-joined', 'left']).exactOptional().meta({ description: 'here: who is in the course (usual); not-joined: of them, who has no part in the program (its teachers need none, and come only by role); left: who left in the last 30 days.' }), q: z.string().trim().min(1).max(80).exactOptional(), role: z.enum(rosterRoles).exactOptional(), ...pageQuery }),
    response: { status: 200, schema: z.strictObject({ ...page(rosterMember), total: z.int() }).meta({ id: 'RosterMemberPage' }) },
    problems: ['not-found', 'cursor-invalid', 'body-invalid'],
    widgets: ['app', 'program'],
  },
});
