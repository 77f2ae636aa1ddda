import type { OwnerActor, OwnerDoor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { forgetPlatforms } from './known-platforms.ts';
import { mostListed, skipped, type OwnerPage } from './owner-lists.ts';
import { assertOwner } from './owner.ts';
import { OwnerActModel, type OwnerAct, type StoredOwnerAct } from './owner-act.model.ts';

export type { OwnerAct };

const actsPerPage = 50;

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

/** A page of what the owner did, newest first. */
export async function listOwnerActs(owner: OwnerActor, page = 1): Promise<OwnerPage<OwnerActView>> {
  assertOwner(owner);
  const [rows, total] = await Promise.all([
    OwnerActModel.find().sort({ _id: -1 }).skip(skipped(page, actsPerPage)).limit(actsPerPage).lean(),
    OwnerActModel.countDocuments().limit(mostListed + 1),
  ]);
  return { items: rows.map(toView), page, of: actsPerPage, total };
}

function toView({ act, via, subject, createdAt }: StoredOwnerAct): OwnerActView {
  return { act, via, subject, at: createdAt };
}
