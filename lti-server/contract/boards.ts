import { z } from 'zod';
import { boardNeeds, limits, matchStates } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { date, id, line, localSpan, topic, topicKey } from './shapes.ts';

const program = z.strictObject({ id, title: z.string() });
const matches = z.array(z.strictObject({ id, program, state: z.enum(matchStates) })).meta({ description: 'The reader’s matches with them, in whatever program; the newest first.' });
const name = z.string().nullable().meta({ description: 'null: somebody who was erased.' });

const boardSeat = z
  .strictObject({
    id,
    need: z.strictObject({ kind: z.enum(boardNeeds).nullable(), words: z.string().nullable() }).meta({ description: 'What the seat is for: one of the usual needs, or own words.' }),
    topic: z.strictObject({ programId: id, key: topicKey }).nullable(),
    member: z
      .strictObject({ personId: id.nullable(), name, matches, since: date })
      .nullable()
      .meta({ description: 'null: nobody, the seat is a gap. `personId` null: somebody of elsewhere, by the name that the reader wrote.' }),
    cadenceWeeks: z.int().nullable(),
    contact: z.strictObject({
      last: z.strictObject({ on: date, how: z.enum(['met', 'noted']) }).nullable().meta({ description: 'The last meeting that was held, in whatever program, or the contact that was noted by hand: the later one.' }),
      next: z.strictObject({ meetingId: id, programId: id, when: localSpan }).nullable(),
      dueOn: date.nullable().meta({ description: 'Until when to be in touch again by the cadence.' }),
      due: z.boolean().meta({ description: 'That day is over, and no meeting is planned.' }),
    }),
    note: z.string().nullable(),
    earlier: z.array(z.strictObject({ name, from: date, until: date })).meta({ description: 'Who sat here before, the latest first.' }),
    archivedOn: date.nullable(),
  })
  .meta({ id: 'BoardSeat' });

const board = z
  .strictObject({
    seats: z.array(boardSeat).meta({ description: 'In the reader’s order.' }),
    archived: z.array(boardSeat).meta({ description: 'The last archived first.' }),
    partners: z.array(z.strictObject({ id, name: z.string(), matches })).meta({ description: 'Everybody from the reader’s matches: who can be given a seat.' }),
    gaps: z.array(z.strictObject({ program, topic })).meta({ description: 'Topics that the reader looks for as a mentee and that no seat covers.' }),
  })
  .meta({ id: 'Board', description: 'The reader’s own advisory board, one in their school. Nobody else reads it.' });

const params = z.strictObject({ seatId: id });
const one = { status: 200 as const, schema: boardSeat };
const widgets = ['app', 'board'] as const;

const written = {
  need: z.union([z.strictObject({ kind: z.enum(boardNeeds) }), z.strictObject({ words: line(limits.boardNeed) })]),
  member: z
    .union([z.strictObject({ personId: id }), z.strictObject({ name: line(limits.displayName) })])
    .nullable()
    .meta({ description: 'Somebody from one’s matches, in whatever program, or the name of somebody of elsewhere; null: nobody.' }),
  cadenceWeeks: z.int().min(1).max(limits.boardCadenceWeeks).nullable(),
  note: line(limits.boardNote, 0).nullable(),
};

export const boards = endpoints('boards', {
  readBoard: {
    method: 'get',
    path: '/api/board',
    summary: 'My own advisory board, the same in every program of my school. Nobody else can read it.',
    action: 'board.read',
    response: { status: 200, schema: board },
    problems: [],
    widgets,
  },
  deleteBoard: { method: 'delete', path: '/api/board', summary: 'Deletes my board for good, with everything written there.', action: 'board.edit', problems: [], widgets },
  addBoardSeat: {
    method: 'post',
    path: '/api/board/seats',
    summary: 'Adds a seat to my board, with or without somebody in it.',
    action: 'board.edit',
    body: z.strictObject({
      need: written.need,
      topic: z.strictObject({ programId: id, key: topicKey }).exactOptional().meta({ description: 'The topic I look for that this seat is to cover.' }),
      member: written.member.exactOptional(),
      cadenceWeeks: written.cadenceWeeks.exactOptional(),
      note: written.note.exactOptional(),
    }),
    response: { status: 201, schema: boardSeat },
    problems: ['body-invalid', 'limit-reached', 'not-found'],
    widgets,
  },
  readBoardSeat: { method: 'get', path: '/api/board/seats/{seatId}', summary: 'One seat of my board.', action: 'board.read', params, response: one, problems: ['not-found'], widgets },
  editBoardSeat: {
    method: 'patch',
    path: '/api/board/seats/{seatId}',
    summary: 'Changes what a seat is for, who sits there, how often we mean to speak, my note, or when we last spoke.',
    action: 'board.edit',
    params,
    body: z.strictObject({
      need: written.need.exactOptional(),
      member: written.member.exactOptional(),
      cadenceWeeks: written.cadenceWeeks.exactOptional(),
      note: written.note.exactOptional(),
      lastContactOn: date.nullable().exactOptional().meta({ description: 'Noted by hand; not a day to come.' }),
    }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets,
  },
  moveBoardSeat: {
    method: 'post',
    path: '/api/board/seats/{seatId}/move',
    summary: 'Moves a seat one place towards the beginning or the end.',
    action: 'board.edit',
    params,
    body: z.strictObject({ to: z.enum(['earlier', 'later']) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets,
  },
  archiveBoardSeat: { method: 'post', path: '/api/board/seats/{seatId}/archive', summary: 'Puts a seat aside with its history.', action: 'board.edit', params, response: one, problems: ['not-found', 'moved-on', 'limit-reached'], widgets },
  restoreBoardSeat: { method: 'post', path: '/api/board/seats/{seatId}/restore', summary: 'Brings an archived seat back.', action: 'board.edit', params, response: one, problems: ['not-found', 'moved-on', 'limit-reached'], widgets },
  removeBoardSeat: { method: 'delete', path: '/api/board/seats/{seatId}', summary: 'Deletes a seat for good.', action: 'board.edit', params, problems: ['not-found'], widgets },
});
