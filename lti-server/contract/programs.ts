import { z } from 'zod';
import { limits, programTemplates } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { id, line } from './shapes.ts';
import { me } from './sessions.ts';

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
  listCoordinatedPrograms: {
    method: 'get',
    path: '/api/programs',
    summary: 'Programs that the caller coordinates and can link to the course of this launch.',
    action: 'program.list',
    response: { status: 200, schema: z.strictObject({ items: z.array(z.strictObject({ id, title: z.string() })), nextCursor: z.null() }) },
    problems: [],
    widgets: ['app'],
  },
  linkProgram: {
    method: 'post',
    path: '/api/programs/{programId}/link',
    summary: 'Links the course of this launch to a program that the caller coordinates; the session moves into it.',
    action: 'program.link',
    params: z.strictObject({ programId: id }),
    response: { status: 200, schema: me },
    problems: ['not-found', 'program-linked'],
    widgets: ['app'],
  },
});
