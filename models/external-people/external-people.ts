import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { together } from '../mongodb/connect.ts';
import { after, decodeCursor, pageOf } from '../mongodb/cursor.ts';
import { outcomesOf } from '../outbox/outbox.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { externalPersonStates, type EnrolmentRole, type ExternalPersonState, type InvitationMail } from '../vocabulary.ts';
import { ExternalPersonModel, type StoredExternalPerson } from './external-person.model.ts';

export { previewPeople, type Preview } from './dry-run.ts';
export { inviteAgain, invitePeople, withdrawInvitation } from './inviting.ts';

/** Somebody who was invited, as coordinators see them: the contract's `ExternalPerson`. */
export interface ExternalPerson {
  id: string;
  name: string | null;
  email: string;
  role: EnrolmentRole;
  state: ExternalPersonState;
  /** How the newest invitation's mail fared. */
  mail: InvitationMail;
  invitedAt: Date;
  /** Until when a link lets them in, as long as they have not joined. */
  expiresAt: Date;
  joinedAt: Date | null;
}

const usualPage = 50;

/** For coordinators: whom they invited from outside the LMS, the newest first, and how many stand how. */
export async function listExternalPeople(
  actor: ProgramActor,
  query: { state?: ExternalPersonState | undefined; cursor?: string | undefined; limit?: number | undefined },
  now = new Date(),
): Promise<{ items: ExternalPerson[]; nextCursor: string | null; counts: Record<ExternalPersonState, number> }> {
  if (!may(actor, 'external-person.list')) throw new NotAllowed();
  const { tenantId, programId } = actor;
  const here = { tenantId, programId };
  const which = { list: 'external-people', state: query.state };
  const from = query.cursor === undefined ? {} : after(decodeCursor(query.cursor, which), 'invitedAt', -1);
  const limit = query.limit ?? usualPage;
  const state = query.state === undefined ? {} : inState(query.state, now);
  const rows = await ExternalPersonModel.find({ ...here, ...state, ...from }).sort({ invitedAt: -1, _id: -1 }).limit(limit + 1).lean();
  const counted = await together(...externalPersonStates.map((one) => () => ExternalPersonModel.countDocuments({ ...here, ...inState(one, now) })));
  const page = pageOf(rows, limit, which, ({ invitedAt }) => invitedAt);
  const counts = Object.fromEntries(externalPersonStates.map((one, at) => [one, counted[at]!])) as Record<ExternalPersonState, number>;
  return { items: await view(here, page.rows, now), nextCursor: page.nextCursor, counts };
}

/** For coordinators: one of them. */
export async function readExternalPerson(actor: ProgramActor, externalPersonId: string, now = new Date()): Promise<ExternalPerson> {
  if (!may(actor, 'external-person.list')) throw new NotFound();
  const here = { tenantId: actor.tenantId, programId: actor.programId };
  const person = await ExternalPersonModel.findOne({ ...here, _id: externalPersonId }).lean();
  if (person === null) throw new NotFound();
  return (await view(here, [person], now))[0]!;
}

async function view(here: { tenantId: string; programId: string }, rows: readonly StoredExternalPerson[], now: Date): Promise<ExternalPerson[]> {
  const mails = await outcomesOf(here, 'external-invited', rows.map(({ _id, eventId }) => ({ receiverId: String(_id), eventId: String(eventId) })));
  return rows.map((row) => {
    const { _id, name, email, role, invitedAt, expiresAt, joinedAt } = row;
    return { id: String(_id), name, email, role, state: stateOf(row, now), mail: mails.get(String(_id)) ?? 'waiting', invitedAt, expiresAt, joinedAt };
  });
}

function stateOf({ joinedAt, withdrawnAt, expiresAt, openedAt }: StoredExternalPerson, now: Date): ExternalPersonState {
  if (joinedAt !== null) return 'joined';
  if (withdrawnAt !== null) return 'withdrawn';
  if (expiresAt <= now) return 'expired';
  return openedAt === null ? 'invited' : 'opened';
}

/** The condition for a state: the same order as in `stateOf`. */
function inState(state: ExternalPersonState, now: Date): Record<string, unknown> {
  const isThere = trusted({ $type: 'date' });
  switch (state) {
    case 'joined':
      return { joinedAt: isThere };
    case 'withdrawn':
      return { joinedAt: null, withdrawnAt: isThere };
    case 'expired':
      return { joinedAt: null, withdrawnAt: null, expiresAt: trusted({ $lte: now }) };
    case 'invited':
      return { joinedAt: null, withdrawnAt: null, expiresAt: trusted({ $gt: now }), openedAt: null };
    case 'opened':
      return { joinedAt: null, withdrawnAt: null, expiresAt: trusted({ $gt: now }), openedAt: isThere };
  }
}
