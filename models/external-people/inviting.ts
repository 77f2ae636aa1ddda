import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { may } from '../policy.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { externalPeopleRules, type ExternalPeopleRules } from '../programs/external-people-rules.ts';
import { limits } from '../vocabulary.ts';
import { dryRun, standingInvitations, type GoodRow, type PeopleFile } from './dry-run.ts';
import { endEntryLinks } from './entry-links.ts';
import { ExternalPersonModel, type StoredExternalPerson } from './external-person.model.ts';
import { lifeFrom } from './life.ts';
import { keyOfAddress } from './row-values.ts';

/** An invitation is sent again after so long at the earliest (ms). */
const againMs = 10 * 60_000;

/**
 * Invites everybody whom the dry run with this digest would invite: all of them, each with a mail, or nobody. Rows that
 * were invited meanwhile are left alone, so the same import again does nothing. `import-outdated`: the file, or what the
 * program makes of it, is not what was shown. Returns how many were invited.
 */
export async function invitePeople(actor: ProgramActor, { digest, ...file }: PeopleFile & { readonly digest: string }, now = new Date()): Promise<number> {
  const run = await dryRun(actor, file, now);
  if (run.digest !== digest) throw new RuleBroken('import-outdated');
  const fresh = run.good.filter(({ outcome }) => outcome === 'new');
  if (fresh.length === 0) return 0;
  const rules = await externalPeopleRules(actor);
  try {
    return await inTransaction(() => invite(actor, fresh, rules, now));
  } catch (error) {
    if (!isDuplicate(error, 'emailKey')) throw error;
    return invitePeople(actor, { digest, ...file }, now); // another import of them ended between that look and the writing
  }
}

async function invite(actor: ProgramActor, fresh: readonly GoodRow[], rules: ExternalPeopleRules, now: Date): Promise<number> {
  const { tenantId, programId } = actor;
  const place = { tenantId, programId };
  // Looked at once more where it counts: another coordinator may have imported some of them since.
  const known = await standingInvitations(place, fresh.map(({ values: { email } }) => keyOfAddress(email)), now);
  const rows = fresh.filter(({ values: { email } }) => !known.has(keyOfAddress(email)));
  if (rows.length === 0) return 0;
  const keys = rows.map(({ values: { email } }) => keyOfAddress(email));
  const open = await ExternalPersonModel.countDocuments({ ...place, emailKey: trusted({ $nin: keys }), joinedAt: null, withdrawnAt: null });
  if (open + rows.length > limits.openInvitations) throw new RuleBroken('limit-reached', { most: limits.openInvitations });
  const earlier = await ExternalPersonModel.find({ ...place, emailKey: trusted({ $in: keys }) }, { emailKey: 1 }).lean();
  const idsOfEarlier = new Map(earlier.map(({ emailKey, _id }) => [emailKey, _id]));
  const eventId = await recordEvent(actor, { type: 'external-people.invited', subjectIds: [programId], audience: [], forCoordinators: true, data: { count: rows.length }, at: now });
  const invited = rows.map(({ values }, at) => ({ ...values, languages: [...values.languages], topics: [...values.topics], emailKey: keys[at]!, eventId, invitedAt: now, withdrawnAt: null, ...lifeFrom(now, rules) }));

  const made = await ExternalPersonModel.insertMany(invited.filter(({ emailKey }) => !idsOfEarlier.has(emailKey)).map((fields) => ({ ...place, ...fields })));
  for (const fields of invited.filter(({ emailKey }) => idsOfEarlier.has(emailKey))) {
    await ExternalPersonModel.updateOne({ ...place, emailKey: fields.emailKey, joinedAt: null }, { $set: fields });
  }
  await endEntryLinks(place, [...idsOfEarlier.values()].map(String), now);
  const receivers = [...made.map(({ _id }) => String(_id)), ...[...idsOfEarlier.values()].map(String)];
  await enqueueMails(actor, receivers.map((receiverId) => ({ eventId, receiverId, template: 'external-invited' as const, dueAt: now })));
  return rows.length;
}

/** Sends the invitation once more, with a new link; earlier links end. Somebody who was withdrawn is invited anew. */
export async function inviteAgain(actor: ProgramActor, externalPersonId: string, now = new Date()): Promise<void> {
  const person = await load(actor, externalPersonId);
  if (person.joinedAt !== null) throw new RuleBroken('moved-on', { state: 'joined' });
  const { tenantId, programId } = actor;
  const rules = await externalPeopleRules(actor);
  if (!rules.takesPeople) throw new RuleBroken('enrolment-closed');
  await inTransaction(async () => {
    const eventId = await recordEvent(actor, { type: 'external-person.invited-again', subjectIds: [externalPersonId], audience: [], forCoordinators: true, at: now });
    const { modifiedCount } = await ExternalPersonModel.updateOne(
      { tenantId, programId, _id: externalPersonId, joinedAt: null, invitedAt: trusted({ $lte: new Date(now.getTime() - againMs) }) },
      { $set: { eventId, invitedAt: now, withdrawnAt: null, ...lifeFrom(now, rules) } },
    );
    if (modifiedCount === 0) throw new RuleBroken('invited-just-now');
    await endEntryLinks(actor, [externalPersonId], now);
    await enqueueMails(actor, [{ eventId, receiverId: externalPersonId, template: 'external-invited', dueAt: now }]);
  });
}

/** Takes an invitation back from somebody who has not joined: none of its links opens anything from now on. */
export async function withdrawInvitation(actor: ProgramActor, externalPersonId: string, now = new Date()): Promise<void> {
  const person = await load(actor, externalPersonId);
  const { tenantId, programId } = actor;
  if (person.withdrawnAt !== null) return;
  await inTransaction(async () => {
    const { modifiedCount } = await ExternalPersonModel.updateOne({ tenantId, programId, _id: externalPersonId, joinedAt: null }, { $set: { withdrawnAt: now } });
    if (modifiedCount === 0) throw new RuleBroken('moved-on', { state: 'joined' });
    await endEntryLinks(actor, [externalPersonId], now);
    await recordEvent(actor, { type: 'external-person.withdrawn', subjectIds: [externalPersonId], audience: [], forCoordinators: true, at: now });
  });
}

async function load(actor: ProgramActor, externalPersonId: string): Promise<StoredExternalPerson> {
  if (!may(actor, 'external-person.invite', {})) throw new NotFound();
  const person = await ExternalPersonModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, _id: externalPersonId }).lean();
  if (person === null) throw new NotFound();
  return person;
}
