import { z } from 'zod';
import { noteAudiences, noteLimits } from '../../models/note-words.ts';
import { goalVisibilities } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { date, id, instant, page, pageQuery, personRef, prose } from './shapes.ts';

const circleRef = z.strictObject({ id, title: z.string() });

const note = z
  .strictObject({
    id,
    matchId: id.nullable().meta({ description: 'Of a match and a circle, one.' }),
    circle: circleRef.nullable(),
    author: personRef,
    partner: personRef.nullable().meta({ description: 'Whom “match” in the visibility means, for the author; null in a circle, where it means everybody of that.' }),
    text: z.string().meta({ description: 'Plain text in lines.' }),
    visibility: z.enum(goalVisibilities),
    meeting: z.strictObject({ id, date }).nullable().meta({ description: 'The meeting that it was taken in, and its day on the reader’s clock.' }),
    goal: z.strictObject({ id, title: z.string() }).nullable().meta({ description: 'The goal that it is about; null also where that goal is not the reader’s to see.' }),
    createdAt: instant,
    editedAt: instant.nullable(),
    version: z.int().meta({ description: 'To be named when it is edited.' }),
    can: z.array(z.enum(['edit', 'share', 'stop-sharing', 'delete'])),
  })
  .meta({ id: 'Note', description: 'What somebody has written down in a match or a circle: theirs alone until they share it.' });

const noteParams = z.strictObject({ noteId: id });
const matchParams = z.strictObject({ matchId: id });
const circleParams = z.strictObject({ circleId: id });
const one = { status: 200 as const, schema: note };
const widgets = ['app', 'scheduling', 'goals'] as const;
const text = prose(noteLimits.text, 1);
const attachment = {
  meetingId: id.nullable().exactOptional().meta({ description: 'A meeting of the two, or of the circle.' }),
  goalId: id.nullable().exactOptional().meta({ description: 'A goal that I see.' }),
};

const notePage = z.strictObject(page(note)).meta({ id: 'NotePage' });

export const notes = endpoints('notes', {
  listNotes: {
    method: 'get',
    path: '/api/matches/{matchId}/notes',
    summary: 'Notes of a match that I may see: mine and what my partner shares, or for a coordinator what is shared with coordinators; the newest first.',
    action: 'note.list',
    params: matchParams,
    query: z.strictObject({
      state: z.literal('deleted').exactOptional().meta({ description: 'Mine that I have deleted and can still bring back.' }),
      goalId: id.exactOptional().meta({ description: 'Only those about this goal, which I see.' }),
      ...pageQuery,
    }),
    response: { status: 200, schema: notePage },
    problems: ['not-found', 'cursor-invalid'],
    widgets,
  },
  writeNote: {
    method: 'post',
    path: '/api/matches/{matchId}/notes',
    summary: 'Writes a note down, for me alone.',
    action: 'note.write',
    params: matchParams,
    body: z.strictObject({ text, ...attachment }),
    response: { status: 201, schema: note },
    madeIn: '/api/notes',
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'limit-reached', 'program-archived'],
    widgets,
  },
  listCircleNotes: {
    method: 'get',
    path: '/api/circles/{circleId}/notes',
    summary: 'Notes of a circle that I may see: mine and what others in it share, or for a coordinator what is shared with coordinators; the newest first. Mine alone once I have left it.',
    action: 'note.list',
    params: circleParams,
    query: z.strictObject({ state: z.literal('deleted').exactOptional().meta({ description: 'Mine that I have deleted and can still bring back.' }), ...pageQuery }),
    response: { status: 200, schema: notePage },
    problems: ['not-found', 'cursor-invalid'],
    widgets,
  },
  writeCircleNote: {
    method: 'post',
    path: '/api/circles/{circleId}/notes',
    summary: 'Writes a note down in a circle, for me alone.',
    action: 'note.write',
    params: circleParams,
    body: z.strictObject({ text, ...attachment }),
    response: { status: 201, schema: note },
    madeIn: '/api/notes',
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'limit-reached', 'program-archived'],
    widgets,
  },
  readNote: { method: 'get', path: '/api/notes/{noteId}', summary: 'One note.', action: 'note.read', params: noteParams, response: one, problems: ['not-found'], widgets },
  editNote: {
    method: 'patch',
    path: '/api/notes/{noteId}',
    summary: 'Changes my note in the version that I saw.',
    action: 'note.edit',
    params: noteParams,
    body: z.strictObject({ version: z.int().min(1), text: text.exactOptional(), ...attachment }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'program-archived'],
    widgets,
  },
  shareNote: {
    method: 'post',
    path: '/api/notes/{noteId}/share',
    summary: 'Shows my note to my partner, or to everybody in the circle, and to the coordinators where that is said.',
    action: 'note.edit',
    params: noteParams,
    body: z.strictObject({ with: z.enum(noteAudiences) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'program-archived'],
    widgets,
  },
  stopSharingNote: { method: 'post', path: '/api/notes/{noteId}/stop-sharing', summary: 'Makes my note mine alone again.', action: 'note.edit', params: noteParams, response: one, problems: ['not-found', 'not-allowed', 'moved-on'], widgets },
  deleteNote: { method: 'delete', path: '/api/notes/{noteId}', summary: 'Deletes my note; it can be restored for 30 days.', action: 'note.edit', params: noteParams, problems: ['not-found', 'not-allowed', 'moved-on'], widgets },
  restoreNote: { method: 'post', path: '/api/notes/{noteId}/restore', summary: 'Brings a note of mine back within 30 days.', action: 'note.edit', params: noteParams, response: one, problems: ['not-found'], widgets },
});
