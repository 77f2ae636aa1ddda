import { isValidObjectId, trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { InvitationModel, type StoredInvitation } from './invitation.model.ts';
import { mostListed, perPage, skipped, type OwnerPage } from './owner-lists.ts';
import { assertOwner } from './owner.ts';
import { recorded } from './owner-acts.ts';
import { NotFound } from '../problems.ts';
import { hashSecret, mintSecret } from './secret.ts';

const dayInMinutes = 24 * 60;
/** Longer than a registration can take: two outgoing requests of at most 10 s each. */
const busyMs = 60_000;

/** An invitation to register a platform, as its holder sees it. */
export interface Invitation {
  readonly id: string;
  readonly approves: boolean;
}

/**
 * Makes a one-time word that lets one platform register (24 hours, or the given minutes; 0 makes an expired one).
 * The word is told once and stored as a hash.
 */
export async function invite(
  owner: OwnerActor,
  { approves = false, minutes = dayInMinutes }: { approves?: boolean; minutes?: number } = {},
  now = new Date(),
): Promise<{ word: string; expiresAt: Date }> {
  const word = mintSecret();
  const expiresAt = new Date(now.getTime() + minutes * 60_000);
  await recorded(owner, 'platform-invited', approves ? ['approved at once'] : [], () => InvitationModel.create([{ wordHash: hashSecret(word), approves, expiresAt }]));
  return { word, expiresAt };
}

/** An invitation as the owner looks at it: its word is told once, when it is made. */
export interface InvitationView extends Invitation {
  readonly state: 'open' | 'busy' | 'used' | 'expired';
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

/** A page of the invitations of the last month, newest first. */
export async function listInvitations(owner: OwnerActor, now = new Date(), page = 1): Promise<OwnerPage<InvitationView>> {
  assertOwner(owner);
  const [rows, total] = await Promise.all([
    InvitationModel.find().sort({ _id: -1 }).skip(skipped(page)).limit(perPage).lean(),
    InvitationModel.countDocuments().limit(mostListed + 1),
  ]);
  const items = rows.map((row) => ({
    ...toInvitation(row),
    state: row.state === 'open' && row.expiresAt <= now ? 'expired' as const : row.state,
    madeAt: row.createdAt,
    expiresAt: row.expiresAt,
  }));
  return { items, page, of: perPage, total };
}

/** Takes an invitation back that nobody has used. */
export async function revokeInvitation(owner: OwnerActor, id: string): Promise<void> {
  await recorded(owner, 'invitation-revoked', [id], async () => {
    if (!isValidObjectId(id)) throw new NotFound();
    const { deletedCount } = await InvitationModel.deleteOne({ _id: id, state: 'open' });
    if (deletedCount === 0) throw new NotFound();
  });
}

/** Looks at an invitation without touching it; null where there is none that could be claimed now. */
export async function findInvitation(word: string, now = new Date()): Promise<Invitation | null> {
  const row = await InvitationModel.findOne(claimable(word, now)).lean();
  return row && toInvitation(row);
}

/** Why an invitation cannot be claimed, as far as its holder may know: whoever has the word was invited. */
export async function whyNotOpen(word: string, now = new Date()): Promise<'used' | 'expired' | 'unknown'> {
  const row = await InvitationModel.findOne({ wordHash: hashSecret(word) }).lean();
  if (row === null) return 'unknown';
  if (row.state === 'used') return 'used';
  return row.expiresAt <= now ? 'expired' : 'unknown';
}

/** Takes the invitation for one registration; of any number of claims at once exactly one gets it. */
export async function claimInvitation(word: string, now = new Date()): Promise<Invitation | null> {
  const row = await InvitationModel.findOneAndUpdate(
    claimable(word, now),
    { $set: { state: 'busy', busyUntil: new Date(now.getTime() + busyMs) } },
    { returnDocument: 'after' },
  ).lean();
  return row && toInvitation(row);
}

/** The registration was made: the word is spent. */
export async function useInvitation(invitation: Invitation, registrationId: string): Promise<void> {
  await InvitationModel.updateOne({ _id: invitation.id, state: 'busy' }, { $set: { state: 'used', busyUntil: null, registrationId } });
}

/** The registration failed: the same word may be tried again. */
export async function reopenInvitation(invitation: Invitation): Promise<void> {
  await InvitationModel.updateOne({ _id: invitation.id, state: 'busy' }, { $set: { state: 'open', busyUntil: null } });
}

function claimable(word: string, now: Date) {
  return {
    wordHash: hashSecret(word),
    expiresAt: trusted({ $gt: now }),
    $or: [{ state: 'open' as const }, { state: 'busy' as const, busyUntil: trusted({ $lte: now }) }],
  };
}

function toInvitation(row: StoredInvitation): Invitation {
  return { id: String(row._id), approves: row.approves };
}
