import { z } from 'zod';
import { limits, programStates, programTemplates } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { date, id, line, personRef } from './shapes.ts';
import { me } from './sessions.ts';

const managed = z
  .strictObject({
    id,
    title: z.string(),
    subtitle: z.string().nullable(),
    startsOn: date.nullable(),
    endsOn: date.nullable(),
    state: z.enum(programStates),
    /** The states it may go to, the usual way first, and what has to be there before. */
    steps: z.array(z.strictObject({ to: z.enum(programStates), needs: z.enum(['safeguarding-lead']).nullable() })),
    safeguardingLead: personRef.nullable(),
    coordinators: z.array(personRef),
  })
  .meta({ id: 'ManagedProgram' });

const programParams = z.strictObject({ programId: id });
const one = { status: 200 as const, schema: managed };

export const programs = endpoints('programs', {
  startProgram: {
    method: 'post',
    path: '/api/programs',
    summary: 'Starts a program in the course of this launch; the caller becomes its coordinator and the session moves into it.',
    action: 'program.start',
    body: z.strictObject({ template: z.enum(programTemplates), title: line(limits.programTitle) }),
    response: { status: 201, schema: me },
    problems: ['body-invalid', 'program-linked'],
    widgets: ['app'],
  },
  copyProgram: {
    method: 'post',
    path: '/api/programs/{programId}/copy',
    summary: 'In a course that was copied from one with this program: starts a new program of the same design, without its people and its past days.',
    action: 'program.start',
    params: programParams,
    body: z.strictObject({ title: line(limits.programTitle) }),
    response: { status: 201, schema: me },
    problems: ['body-invalid', 'not-found', 'program-linked'],
    widgets: ['app'],
  },
  listCoordinatedPrograms: {
    method: 'get',
    path: '/api/programs',
    summary: 'Programs that the caller coordinates and can link to the course of this launch.',
    action: 'program.list',
    response: { status: 200, schema: z.strictObject({ items: z.array(z.strictObject({ id, title: z.string() })), nextCursor: z.null() }) },
    problems: [],
    widgets: ['app'],
  },
  readProgram: {
    method: 'get',
    path: '/api/programs/{programId}',
    summary: 'For coordinators: what the program says of itself, who answers for it, and where it may go from here.',
    action: 'program.edit',
    params: programParams,
    response: one,
    problems: ['not-found'],
    widgets: ['app'],
  },
  editProgram: {
    method: 'patch',
    path: '/api/programs/{programId}',
    summary: 'Changes what the program says of itself; absent leaves, null clears. Texts are changed in the words that the caller reads.',
    action: 'program.edit',
    params: programParams,
    body: z.strictObject({
      title: line(limits.programTitle).exactOptional(),
      subtitle: line(limits.programSubtitle).nullable().exactOptional(),
      startsOn: date.nullable().exactOptional(),
      endsOn: date.nullable().exactOptional(),
    }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets: ['app'],
  },
  advanceProgram: {
    method: 'post',
    path: '/api/programs/{programId}/advance',
    summary: 'Moves the program to one of its next states.',
    action: 'program.edit',
    params: programParams,
    body: z.strictObject({ to: z.enum(programStates) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on', 'safeguarding-lead-missing'],
    widgets: ['app'],
  },
  nameSafeguardingLead: {
    method: 'put',
    path: '/api/programs/{programId}/safeguarding-lead',
    summary: 'Names the person to whom concerns go, in place of whoever was named before; never the only coordinator.',
    action: 'program.edit',
    params: programParams,
    body: z.strictObject({ personId: id }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on', 'safeguarding-lead-missing'],
    widgets: ['app'],
  },
  listLeadCandidates: {
    method: 'get',
    path: '/api/programs/{programId}/lead-candidates',
    summary: 'Who can be named safeguarding lead: those who hold a role by appointment, and mentors; the first 20 by name.',
    action: 'program.edit',
    params: programParams,
    query: z.strictObject({ q: z.string().max(80).exactOptional() }),
    response: { status: 200, schema: z.strictObject({ items: z.array(personRef).max(20), nextCursor: z.null(), total: z.int() }).meta({ id: 'LeadCandidates' }) },
    problems: ['not-found'],
    widgets: ['app'],
  },
  linkProgram: {
    method: 'post',
    path: '/api/programs/{programId}/link',
    summary: 'Links the course of this launch to a program that the caller coordinates; the session moves into it.',
    action: 'program.link',
    params: programParams,
    response: { status: 200, schema: me },
    problems: ['not-found', 'program-linked', 'program-archived'],
    widgets: ['app'],
  },
});
