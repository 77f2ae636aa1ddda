import type { UpdateQuery } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { bondOf, peopleOfBond, type Bond } from '../circles/bond.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import type { Action, EventType, GoalVisibility } from '../vocabulary.ts';
import { NoteModel, type StoredNote } from './note.model.ts';
import { resourceOf, viewNotes, type Note } from './note-view.ts';

/** What a verb means to do to the note it was shown. */
export interface NoteChange {
  type: EventType;
  update: UpdateQuery<StoredNote>;
  data?: Readonly<Record<string, unknown>>;
}

/** The note, if the actor may do this to it. One that they may not see is not there. */
export async function loadNote(actor: ProgramActor, noteId: string, action: Action): Promise<{ note: StoredNote; bond: Bond }> {
  const note = await NoteModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, _id: noteId }).lean();
  if (note === null) throw new NotFound();
  const bond = await bondOf(actor, note);
  if (!may(actor, 'note.read', resourceOf(actor, note, bond))) throw new NotFound();
  if (!may(actor, action, resourceOf(actor, note, bond))) throw new NotAllowed();
  return { note, bond };
}

/**
 * Changes a note of the actor's. `plan` sees it as it is and says what to do, or null where nothing would change: then nothing
 * is written and nothing is told. `goesOn`: it takes it further, which is for matches, circles and programs that are not over; hiding
 * and tidying up stay possible there.
 */
export async function changeNote(actor: ProgramActor, noteId: string, how: { action: Action; now: Date; goesOn?: true }, plan: (note: StoredNote, bond: Bond) => NoteChange | null | Promise<NoteChange | null>): Promise<Note> {
  const { tenantId, programId } = actor;
  const { bond, after } = await inTransaction(async () => {
    const { note, bond } = await loadNote(actor, noteId, how.action);
    if (how.goesOn) await assertGoingOn(actor, bond);
    const change = await plan(note, bond);
    if (change === null) return { bond, after: note };
    const after = await NoteModel.findOneAndUpdate({ tenantId, programId, _id: noteId, version: note.version, visibility: note.visibility }, change.update, { returnDocument: 'after' }).lean();
    if (after === null) throw new RuleBroken('moved-on');
    await tellOf(actor, bond, change, how.now, note, after);
    return { bond, after };
  });
  return (await viewNotes(actor, bond, [after]))[0]!;
}

export async function assertGoingOn(actor: ProgramActor, { goesOn, state }: Bond): Promise<void> {
  await assertOpen(actor);
  if (!goesOn) throw new RuleBroken('moved-on', { state });
}

/**
 * Records what happened to a note, for everyone who could see it before or can now. Of one that is its writer's alone nobody
 * else hears, and its event does not even say in which match or circle it was written.
 */
export async function tellOf(actor: ProgramActor, bond: Bond, { type, data }: Pick<NoteChange, 'type' | 'data'>, now: Date, ...versions: [StoredNote, ...StoredNote[]]): Promise<void> {
  const widest = (visibility: GoalVisibility) => versions.some((version) => version.visibility === visibility);
  const withCoordinators = widest('match-and-coordinators');
  const isShared = withCoordinators || widest('match');
  const [{ _id, authorId }] = versions;
  await recordEvent(actor, {
    type,
    subjectIds: [String(_id), ...(isShared && bond.circle !== null ? [bond.id] : [])],
    ...(isShared && bond.circle === null ? { matchId: bond.id } : {}),
    audience: isShared ? peopleOfBond(bond) : [String(authorId)],
    forCoordinators: withCoordinators,
    ...(data === undefined ? {} : { data }),
    at: now,
  });
}
