import { trusted, Types } from 'mongoose';
import type { ProgramActor, SystemActor } from '../actor.ts';
import { bondOf, resourceOfBond, type Bond } from '../circles/bond.ts';
import { readGoal } from '../goals/goals.ts';
import { ownMeeting } from '../meetings/meetings.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { after, decodeCursor, pageOf } from '../mongodb/cursor.ts';
import { noteLimits, type NoteAudience } from '../note-words.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { assertGoingOn, changeNote, loadNote, tellOf } from './change-note.ts';
import { NoteModel, type StoredNote } from './note.model.ts';
import { resourceOf, viewNotes, type Note } from './note-view.ts';

export type { Note } from './note-view.ts';
export { deleteHiddenNotesOf, dropNotesOfMatches } from './ending.ts';

const undoDays = 30;
const dayMs = 86_400_000;
const usualPage = 50;

/** Where notes are written and read: a match, or a circle. */
export type NotePlace = { matchId: string; circleId?: undefined } | { circleId: string; matchId?: undefined };

/** What a note hangs on: one of its people's meetings, a goal that its writer sees, or neither. */
export interface Attachment {
  meetingId?: string | null | undefined;
  goalId?: string | null | undefined;
}

/**
 * Notes of a match or a circle that the actor may see, the newest first, and no trace of the others: for one of its people their own and
 * what the others share, for a coordinator what is shared with coordinators, for who has left a circle their own. `deleted` lists the actor's own that can be restored;
 * `goalId` those about one goal, which the actor has to see (`not-found`): otherwise a shared note would tell of a hidden goal.
 */
export async function listNotes(
  actor: ProgramActor,
  place: NotePlace,
  query: { state?: 'deleted' | undefined; goalId?: string | undefined; cursor?: string | undefined; limit?: number | undefined } = {},
  now = new Date(),
): Promise<{ items: Note[]; nextCursor: string | null }> {
  const bond = await bondOf(actor, place); // which of its notes they may read is asked below
  if (query.goalId !== undefined) await readGoal(actor, query.goalId, now);
  const { tenantId, programId, personId } = actor;
  const which = { list: 'notes', matchId: bond.id, personId, state: query.state, goalId: query.goalId };
  const position = query.cursor === undefined ? null : decodeCursor(query.cursor, which);
  const limit = query.limit ?? usualPage;
  const deleted = query.state === 'deleted';
  const rows = await NoteModel.find({
    tenantId,
    programId,
    matchId: bond.id,
    ...(query.goalId === undefined ? {} : { goalId: query.goalId }),
    ...(deleted ? { deletedAt: trusted({ $gt: restorableFrom(now) }) } : {}),
    $and: [{ $or: deleted ? [{ authorId: personId }] : sharedWith(actor, bond) }, ...(position === null ? [] : [after(position, 'createdAt', -1)])],
  })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const page = pageOf(rows, limit, which, ({ createdAt }) => createdAt);
  return { items: await viewNotes(actor, bond, page.rows), nextCursor: page.nextCursor };
}

/** The conditions whose union is what the policy calls readable. */
function sharedWith(actor: ProgramActor, bond: Bond) {
  const shared = (['match', 'match-and-coordinators'] as const).filter((visibility) => may(actor, 'note.read', { ...resourceOfBond(actor, bond), visibility }));
  return [{ authorId: actor.personId }, ...shared.map((visibility) => ({ visibility }))];
}

export async function readNote(actor: ProgramActor, noteId: string): Promise<Note> {
  const { note, bond } = await loadNote(actor, noteId, 'note.read');
  return (await viewNotes(actor, bond, [note]))[0]!;
}

/** Writes a note down, for its writer alone. */
export async function writeNote(actor: ProgramActor, place: NotePlace, input: { text: string } & Attachment, now = new Date()): Promise<Note> {
  const { bond, note } = await inTransaction(async () => {
    const bond = await bondOf(actor, place);
    if (!may(actor, 'note.write', resourceOfBond(actor, bond))) throw new NotAllowed();
    await assertGoingOn(actor, bond);
    const { tenantId, programId, personId } = actor;
    const matchId = bond.id;
    // A bound against abuse, not a promise: two at once may pass it by one.
    if ((await NoteModel.countDocuments({ tenantId, programId, matchId, authorId: personId })) >= noteLimits.ofOne) throw new RuleBroken('limit-reached', { limit: noteLimits.ofOne });
    const written = await NoteModel.insertOne({ tenantId, programId, matchId, ...(bond.circle === null ? {} : { circleId: matchId }), authorId: personId, text: input.text, createdAt: now, ...(await attached(actor, bond, input)) });
    const note: StoredNote = written.toObject();
    await tellOf(actor, bond, { type: 'note.written' }, now, note);
    return { bond, note };
  });
  return (await viewNotes(actor, bond, [note]))[0]!;
}

/** Changes a note's words, or what it hangs on, in the version that its writer saw. Absent leaves, null clears. */
export async function editNote(actor: ProgramActor, noteId: string, input: { version: number; text?: string | undefined } & Attachment, now = new Date()): Promise<Note> {
  return changeNote(actor, noteId, { action: 'note.edit', now, goesOn: true }, async (note, bond) => {
    if (note.version !== input.version) throw new RuleBroken('moved-on');
    const text = input.text ?? note.text;
    const hangsOn = await attached(actor, bond, input);
    const same = text === note.text && Object.entries(hangsOn).every(([field, id]) => String(note[field as keyof typeof hangsOn]) === String(id));
    return same ? null : { type: 'note.edited', update: { $set: { ...hangsOn, text, editedAt: now, version: note.version + 1 } } };
  });
}

/** Shows a note to the other one of the two, or to everybody of the circle, also to who joins later, and to the program's coordinators where that is said. */
export async function shareNote(actor: ProgramActor, noteId: string, { with: visibility }: { with: NoteAudience }, now = new Date()): Promise<Note> {
  return changeNote(actor, noteId, { action: 'note.edit', now, goesOn: true }, (note) =>
    note.visibility === visibility ? null : { type: 'note.shared', update: { $set: { visibility } }, data: { visibility: { from: note.visibility, to: visibility } } });
}

/** Makes a note its writer's alone again, also when the match or the circle is over. What others have read they have read. */
export async function stopSharingNote(actor: ProgramActor, noteId: string, now = new Date()): Promise<Note> {
  return changeNote(actor, noteId, { action: 'note.edit', now }, (note) =>
    note.visibility === 'private' ? null : { type: 'note.hidden', update: { $set: { visibility: 'private' } }, data: { visibility: { from: note.visibility, to: 'private' } } });
}

/** Hides a note from everyone; its writer can bring it back for 30 days. */
export async function deleteNote(actor: ProgramActor, noteId: string, now = new Date()): Promise<void> {
  await changeNote(actor, noteId, { action: 'note.edit', now }, () => ({ type: 'note.deleted', update: { $set: { deletedAt: now } } }));
}

/** Brings a deleted note back, as it was and seen by whom it was. After 30 days, and for anybody else, there is nothing to restore. */
export async function restoreNote(actor: ProgramActor, noteId: string, now = new Date()): Promise<Note> {
  const { tenantId, programId, personId } = actor;
  const { bond, note } = await inTransaction(async () => {
    const restored = await NoteModel.findOneAndUpdate(
      { tenantId, programId, _id: noteId, authorId: personId, deletedAt: trusted({ $gt: restorableFrom(now) }) },
      { $set: { deletedAt: null } },
      { returnDocument: 'after' },
    ).lean();
    if (restored === null) throw new NotFound();
    const bond = await bondOf(actor, restored);
    if (!may(actor, 'note.edit', resourceOf(actor, restored, bond))) throw new NotFound();
    await tellOf(actor, bond, { type: 'note.restored' }, now, restored);
    return { bond, note: restored };
  });
  return (await viewNotes(actor, bond, [note]))[0]!;
}

/** Removes for good what was deleted 30 days ago, in every tenant. Returns how many notes. */
export async function purgeDeletedNotes(_actor: SystemActor, now = new Date()): Promise<number> {
  const { deletedCount } = await NoteModel.deleteMany(
    { deletedAt: trusted({ $gt: new Date(0), $lte: restorableFrom(now) }) },
    { acrossTenants: 'retention is one rule for every tenant' },
  );
  return deletedCount;
}

/** As it is stored, of what is said: a meeting of those people's, a goal that the writer sees. */
async function attached(actor: ProgramActor, bond: Bond, { meetingId, goalId }: Attachment): Promise<Partial<Pick<StoredNote, 'meetingId' | 'goalId'>>> {
  if (typeof meetingId === 'string') {
    const meeting = await ownMeeting(actor, meetingId);
    if (meeting.matchId === null ? bond.meetsIn === null || meeting.circleId !== bond.meetsIn : meeting.matchId !== bond.id) throw new NotFound();
  }
  if (typeof goalId === 'string') await readGoal(actor, goalId);
  const stored = (id: string | null) => (id === null ? null : new Types.ObjectId(id));
  return { ...(meetingId === undefined ? {} : { meetingId: stored(meetingId) }), ...(goalId === undefined ? {} : { goalId: stored(goalId) }) };
}

function restorableFrom(now: Date): Date {
  return new Date(now.getTime() - undoDays * dayMs);
}
