import { trusted } from 'mongoose';
import { presenceSeconds } from '../agenda-words.ts';
import type { ProgramActor } from '../actor.ts';
import { namesOfMeeting, type OwnMeeting } from '../meetings/meetings.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { meetingWithAgenda } from './change-agenda.ts';
import { PresenceModel, type StoredPresence } from './presence.model.ts';

/** Who else has the agenda open: the contract's `OnAgenda`. */
export interface OnAgenda {
  people: { person: PersonRef; editing: string | null }[];
}

const secondMs = 1_000;
/** So many pages of one person are known at a time, those that were in sight last: nobody fills the place of the others. */
const mostPages = 6;

/** Says that the actor has the agenda open on this page, and at which item they write; holds for 30 seconds. Answers who else is there. */
export async function beOnAgenda(actor: ProgramActor, meetingId: string, page: string, { editing = null }: { editing?: string | null | undefined }, now = new Date()): Promise<OnAgenda> {
  const meeting = await meetingWithAgenda(actor, meetingId, 'agenda.read');
  const { tenantId, programId, personId } = actor;
  const write = () =>
    PresenceModel.updateOne(
      { tenantId, programId, meetingId, personId, page },
      { $set: { editing, expiresAt: new Date(now.getTime() + presenceSeconds.lease * secondMs), gone: false, audience: [meeting.mentorId, ...meeting.menteeIds] } },
      { upsert: true },
    );
  await write().catch((error: unknown) => {
    if (isDuplicate(error, 'page')) return write(); // the same page twice at once
    throw error;
  });
  await forgetOldPages(actor, meetingId);
  return othersOn(actor, meeting, now);
}

async function forgetOldPages({ tenantId, programId, personId }: ProgramActor, meetingId: string): Promise<void> {
  const old = await PresenceModel.find({ tenantId, programId, meetingId, personId }, { _id: 1 }).sort({ expiresAt: -1, _id: -1 }).skip(mostPages).lean();
  if (old.length > 0) await PresenceModel.deleteMany({ tenantId, programId, _id: trusted({ $in: old.map(({ _id }) => _id) }) });
}

/** The page is closed or out of sight. */
export async function leaveAgenda(actor: ProgramActor, meetingId: string, page: string, now = new Date()): Promise<void> {
  await meetingWithAgenda(actor, meetingId, 'agenda.read');
  const { tenantId, programId, personId } = actor;
  await PresenceModel.updateOne({ tenantId, programId, meetingId, personId, page }, { $set: { editing: null, expiresAt: now, gone: true } });
}

/** Who else has the agenda open right now. */
export async function whoIsOn(actor: ProgramActor, meetingId: string, now = new Date()): Promise<OnAgenda> {
  return othersOn(actor, await meetingWithAgenda(actor, meetingId, 'agenda.read'), now);
}

async function othersOn(actor: ProgramActor, meeting: OwnMeeting, now: Date): Promise<OnAgenda> {
  const { tenantId, programId, personId } = actor;
  // Somebody who was in the circle a moment ago is not named any more.
  const others = [meeting.mentorId, ...meeting.menteeIds].filter((id) => id !== personId);
  const rows = await PresenceModel.find({ tenantId, programId, meetingId: meeting.id, personId: trusted({ $in: others }), gone: false, expiresAt: trusted({ $gt: now }) }, { personId: 1, editing: 1 }).lean();
  const editing = new Map<string, string | null>();
  for (const row of rows) {
    const id = String(row.personId);
    editing.set(id, row.editing === null ? (editing.get(id) ?? null) : String(row.editing));
  }
  const name = await namesOfMeeting(actor, meeting, []);
  return { people: others.filter((id) => editing.has(id)).map((id) => ({ person: name(id), editing: editing.get(id) ?? null })) };
}

/** Somebody came to an agenda, began or ended to write at an item, or left. */
export type PresenceChange = Pick<StoredPresence, 'tenantId' | 'programId' | 'meetingId' | 'personId' | 'audience'>;

/**
 * Follows who comes to agendas and goes, in every program, across servers, until closed. A lease that is only renewed is no change,
 * and one that runs out is none either: who shows it asks again within that time. `onError` is told when the stream broke.
 */
export function watchPresences(onChange: (change: PresenceChange) => void, onError: (error: Error) => void): { close: () => Promise<void> } {
  const told = { $or: [{ operationType: 'insert' }, { 'updateDescription.updatedFields.editing': { $exists: true } }, { 'updateDescription.updatedFields.gone': { $exists: true } }] };
  const stream = PresenceModel.watch([{ $match: told }], { fullDocument: 'updateLookup' });
  stream.on('change', (change: { fullDocument?: StoredPresence }) => {
    if (change.fullDocument) onChange(change.fullDocument);
  });
  stream.on('error', onError);
  return { close: () => stream.close() };
}
