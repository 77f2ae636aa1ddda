import type { ProgramActor } from '../actor.ts';
import { mentorsWithRoom } from '../availability/availability.ts';
import { mentorsOf } from '../people/enrolments.ts';
import { changeSettings, readSettings } from './change-settings.ts';

/** Where meetings take place whose mentor has no video room, and whom that concerns: the contract's `ProgramRoom`. */
export interface ProgramRoom {
  /** An address, or a template of it as a mentor's own (models/meetings/room.ts); null: none. */
  address: string | null;
  /** Mentors who take part, and those of them who have a room of their own. */
  mentors: number;
  withOwn: number;
}

/** For coordinators. */
export async function readProgramRoom(actor: ProgramActor, programId: string): Promise<ProgramRoom> {
  return view(actor, await readSettings(actor, programId, 'meetings'));
}

/** Sets it for the meetings that are booked from now on: the others have their place. */
export async function setProgramRoom(actor: ProgramActor, programId: string, address: string | null, now = new Date()): Promise<ProgramRoom> {
  return view(actor, await changeSettings(actor, { programId, group: 'meetings', change: { room: address } }, now));
}

async function view(actor: ProgramActor, { room }: { room: string | null }): Promise<ProgramRoom> {
  const mentors = await mentorsOf(actor);
  return { address: room, mentors: mentors.length, withOwn: await mentorsWithRoom(actor, mentors) };
}
