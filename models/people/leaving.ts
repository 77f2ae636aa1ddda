import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { closeForLeaver } from '../matches/leavers.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { may } from '../policy.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { consentPurposes, type ConsentPurpose } from '../vocabulary.ts';
import { endConsent } from './consents.ts';
import { EnrolmentModel } from './enrolment.model.ts';

/**
 * Leaves the program, in both roles: matches end, requests close, every consent ends with it. Coming back is joining
 * again. Whoever only waits takes the application back.
 */
export async function leaveProgram(actor: ProgramActor, now = new Date()): Promise<void> {
  if (!may(actor, 'enrolment.leave', { owner: actor.personId })) throw new NotFound();
  const { tenantId, programId, personId } = actor;
  await inTransaction(async () => {
    const parts = await EnrolmentModel.find({ tenantId, programId, personId, state: trusted({ $in: ['pending', 'active', 'paused'] }) }, { role: 1 }).lean();
    if (parts.length === 0) throw new RuleBroken('not-enrolled');
    for (const { _id, role } of parts) {
      await closeForLeaver(actor, { personId, role }, now);
      await EnrolmentModel.updateOne(
        { tenantId, programId, _id },
        { $set: { state: 'left', endedAt: now, inDirectory: false, pauseReason: null, pausedUntil: null } },
      );
      await recordEvent(actor, { type: 'enrolment.left', subjectIds: [String(_id), personId], audience: [personId], forCoordinators: true, data: { role }, at: now });
    }
    for (const purpose of consentPurposes) await endConsent(actor, purpose, now);
  });
}

/** Takes a yes back. Without `program` nobody can take part: that is leaving. Without `directory` a mentor is shown no more. */
export async function revokeConsent(actor: ProgramActor, purpose: ConsentPurpose, now = new Date()): Promise<void> {
  if (purpose === 'program') return leaveProgram(actor, now);
  if (!may(actor, 'enrolment.edit', { owner: actor.personId })) throw new NotFound();
  const { tenantId, programId, personId } = actor;
  await inTransaction(async () => {
    if (!(await endConsent(actor, purpose, now))) throw new RuleBroken('moved-on');
    await EnrolmentModel.updateOne({ tenantId, programId, personId, role: 'mentor' }, { $set: { inDirectory: false } });
    await recordEvent(actor, { type: 'consent.revoked', subjectIds: [personId], audience: [personId], data: { purpose }, at: now });
  });
}
