import type { OwnerActor, OwnerDoor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { forgetPlatforms } from './known-platforms.ts';
import { assertOwner } from './owner.ts';
import { OwnerActModel, type OwnerAct, type StoredOwnerAct } from './owner-act.model.ts';

export type { OwnerAct };

/** What the owner did, when, and by which door. */
export interface OwnerActView {
  readonly act: OwnerAct;
  readonly via: OwnerDoor;
  readonly subject: string;
  readonly at: Date;
}

/** Writes down what the owner did; inside the verb's transaction where it has one. `subject`: the public names of the thing. */
export async function recordOwnerAct(owner: OwnerActor, act: OwnerAct, ...subject: readonly string[]): Promise<void> {
  await OwnerActModel.create([{ act, via: owner.via ?? 'command-line', subject: subject.join(' ') }]);
}

/** Does it and writes it down, both or neither. */
export async function recorded<T>(owner: OwnerActor, act: OwnerAct, subject: readonly string[], work: () => Promise<T>): Promise<T> {
  assertOwner(owner);
  const result = await inTransaction(async () => {
    const done = await work();
    await recordOwnerAct(owner, act, ...subject);
    return done;
  });
  forgetPlatforms();
  return result;
}

/** The last acts, newest first; 200 at most. */
export async function listOwnerActs(owner: OwnerActor, limit = 100): Promise<OwnerActView[]> {
  assertOwner(owner);
  const rows = await OwnerActModel.find().sort({ createdAt: -1, _id: -1 }).limit(Math.min(limit, 200)).lean();
  return rows.map(toView);
}

function toView({ act, via, subject, createdAt }: StoredOwnerAct): OwnerActView {
  return { act, via, subject, at: createdAt };
}
