import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { NoteModel } from './note.model.ts';

/**
 * Who leaves the program can read their own notes nowhere any more: those that are theirs alone are deleted, and gone 30 days later
 * unless they come back and restore them. What they shared belongs to the two and stays. In the transaction of leaving.
 */
export async function deleteHiddenNotesOf({ tenantId, programId, personId }: ProgramActor, now: Date): Promise<void> {
  await NoteModel.updateMany({ tenantId, programId, authorId: personId, visibility: 'private' }, { $set: { deletedAt: now } });
}

/** Matches that are taken back as if they had never been had no notes either. In the transaction that takes them back. */
export async function dropNotesOfMatches({ tenantId, programId }: { tenantId: string; programId: string }, matchIds: readonly string[]): Promise<void> {
  await NoteModel.deleteMany({ tenantId, programId, matchId: trusted({ $in: matchIds }) }).setOptions({ withDeleted: true });
}
