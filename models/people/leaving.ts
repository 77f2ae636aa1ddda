import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { endBoardOfLeaver } from '../boards/boards.ts';
import { forgetCalendarsOfLeaver } from '../busy-calendars/busy-calendars.ts';
import { endFeedOfLeaver } from '../calendar-feeds/leaving-school.ts';
import { forgetMarks } from '../directory/marks.ts';
import { recordEvent } from '../events/events.ts';
import { forgetProtectedAnswers } from '../fairness/protected-answers.ts';
import { forgetInvitationOf } from '../external-people/invited.ts';
import { forgetUnreadAnswersOf } from '../icebreakers/icebreakers.ts';
import { forgetKeptApartOfLeaver } from '../kept-apart/kept-apart.ts';
import { closeForLeaver } from '../matches/leavers.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { deleteHiddenNotesOf } from '../notes/notes.ts';
import { may } from '../policy.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { consentPurposes, consentVersion, type ConsentPurpose, type EnrolmentState } from '../vocabulary.ts';
import { offerPlaces, stopWaiting } from '../waiting-lists/waiting-lists.ts';
import { endConsent, recordConsent } from './consents.ts';
import { personChanged } from './changed.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import { takesPartAs } from './enrolments.ts';

/** Who is in, or waits to be. */
const takingPart: readonly EnrolmentState[] = ['pending', 'active', 'paused'];

/**
 * Leaves the program, in both roles: matches end, requests close, every consent ends with it. Coming back is joining
 * again; who came by an invitation needs a new one for it. Whoever only waits takes the application back.
 */
export async function leaveProgram(actor: ProgramActor, now = new Date()): Promise<void> {
  if (!may(actor, 'enrolment.leave', { owner: actor.personId })) throw new NotFound();
  const { tenantId, programId, personId } = actor;
  await inTransaction(async () => {
    const parts = await EnrolmentModel.find({ tenantId, programId, personId, state: trusted({ $in: takingPart }) }, { role: 1 }).lean();
    if (parts.length === 0) throw new RuleBroken('not-enrolled');
    await stopWaiting(actor, personId, ['program'], now); // nobody is offered what they leave
    for (const { _id, role } of parts) {
      await closeForLeaver(actor, { personId, role }, now);
      await EnrolmentModel.updateOne(
        { tenantId, programId, _id },
        { $set: { state: 'left', endedAt: now, inDirectory: false, pauseReason: null, pausedUntil: null } },
      );
      await recordEvent(actor, { type: 'enrolment.left', subjectIds: [String(_id), personId], audience: [personId], forCoordinators: true, data: { role }, at: now });
      await offerPlaces(actor, { kind: 'program', of: role }, now);
    }
    for (const purpose of consentPurposes) await endConsent(actor, purpose, now);
    await forgetMarks(actor);
    await forgetKeptApartOfLeaver(actor);
    await endBoardOfLeaver(actor, now);
    await forgetCalendarsOfLeaver(actor);
    await endFeedOfLeaver(actor);
    await deleteHiddenNotesOf(actor, now);
    await forgetUnreadAnswersOf(actor);
    await forgetProtectedAnswers(actor);
    await forgetInvitationOf(actor);
    personChanged(actor);
  });
}

/** A mentor agrees to be shown in the directory. The yes to the program itself is joining. */
export async function giveDirectoryConsent(actor: ProgramActor, now = new Date()): Promise<void> {
  if (!may(actor, 'consent.edit', { owner: actor.personId })) throw new NotFound();
  const { tenantId, programId, personId } = actor;
  await inTransaction(async () => {
    const { matchedCount } = await EnrolmentModel.updateOne({ ...asMentor(actor), state: trusted({ $in: takingPart }) }, { $set: { inDirectory: true } });
    if (matchedCount === 0) throw new RuleBroken('not-enrolled');
    personChanged(actor);
    await recordConsent({ tenantId, programId, personId }, 'directory', now);
    await recordEvent(actor, { type: 'consent.given', subjectIds: [personId], audience: [personId], data: { purpose: 'directory', version: consentVersion }, at: now });
  });
}

function asMentor({ tenantId, programId, personId }: ProgramActor) {
  return { tenantId, programId, personId, role: 'mentor' } as const;
}

/**
 * Takes a yes back. Without `program` nobody can take part: that is leaving. Without `directory` a mentor is shown no more. Without
 * `fairness` what was said for the fairness report is erased.
 */
export async function revokeConsent(actor: ProgramActor, purpose: ConsentPurpose, now = new Date()): Promise<void> {
  if (purpose === 'program') return leaveProgram(actor, now);
  if (!may(actor, 'consent.edit', { owner: actor.personId })) throw new NotFound();
  const { personId } = actor;
  await inTransaction(async () => {
    if (!(await endConsent(actor, purpose, now))) throw new RuleBroken('moved-on');
    if (purpose === 'fairness') await forgetProtectedAnswers(actor);
    else {
      await EnrolmentModel.updateOne(asMentor(actor), { $set: { inDirectory: false } });
      personChanged(actor);
    }
    await recordEvent(actor, { type: 'consent.revoked', subjectIds: [personId], audience: [personId], data: { purpose }, at: now });
  });
}

/** What a person has by a part that they have no longer ends as if they had left. */
export async function endPart(person: { readonly tenantId: string; readonly programId: string; readonly personId: string }, now: Date): Promise<void> {
  await endBoardOfLeaver(person, now);
  await forgetCalendarsOfLeaver(person);
  await endFeedOfLeaver(person);
  if (await takesPartAs(person, 'mentee')) return; // mentees are asked for protected answers, in no other part
  await forgetProtectedAnswers(person);
  await endConsent(person, 'fairness', now);
}
