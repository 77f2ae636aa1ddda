import type { ProgramActor } from '../actor.ts';
import { placeZone } from '../availability/zone.ts';
import { keepBoard } from '../boards/boards.ts';
import { recordEvent } from '../events/events.ts';
import { invitationTo, noteJoined, type Prefill } from '../external-people/invited.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { may } from '../policy.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { windowState, type EnrolmentWindow } from '../programs/enrolment-window.ts';
import { programRules, type ProgramRules } from '../programs/programs.ts';
import { consentVersion, type ConsentPurpose, type EnrolmentRole, type Language } from '../vocabulary.ts';
import { usePlace } from '../waiting-lists/waiting-lists.ts';
import { checkedAnswers, holdToVisibility, unanswered, type Answer } from './answers.ts';
import { recordConsent } from './consents.ts';
import { EnrolmentModel, type StoredAnswer, type StoredEnrolment } from './enrolment.model.ts';
import { toMine, type MyEnrolment } from './enrolment-view.ts';
import { comesByInvitation } from './identities.ts';
import { PersonModel } from './person.model.ts';
import { isRoleFull } from './role-waiting.ts';
import { personChanged } from './changed.ts';

/** The six fields of the join screen, and what the program asks besides. */
export interface JoinInput {
  readonly role: EnrolmentRole;
  readonly name: string;
  readonly zone: string;
  readonly languages: readonly Language[];
  /** Keys of the program's topics: what a mentee needs or a mentor offers, the strongest first. */
  readonly topics: readonly string[];
  /** To the program's questions; those that it requires have to be answered. */
  readonly answers?: readonly Answer[] | undefined;
  /** Without `program` there is no joining. `directory` is a mentor's own choice, and means nothing for a mentee. */
  readonly consent: { readonly program: true; readonly directory?: boolean | undefined };
}

/**
 * Takes part in the program of the session, in one role; both roles are two enrolments. Active at once where the
 * program is open in this role or a coordinator invited them to it, else waiting for a coordinator. Whoever left may come
 * back; whoever was declined has to be let in by a coordinator, and who comes by an invitation needs one that stands. Where all places of the role are taken (`role-full`), those get in for whom one is kept;
 * so they do before the program's time to join (`enrolment-not-open`) and after it (`enrolment-over`).
 */
export async function join(actor: ProgramActor, input: JoinInput, now = new Date()): Promise<MyEnrolment> {
  if (!may(actor, 'enrolment.join', {})) throw new NotFound();
  const { role } = input;
  const zone = zoneOf(input.zone);
  const invitation = await invitationTo(actor);
  try {
    const mine = await inTransaction(async () => {
      const rules = await programRules(actor.tenantId, actor.programId);
      checkTopics(input.topics, rules.topicKeys);
      await holdToVisibility(actor, input.answers ?? [], rules.questions);
      const answers = requiredAnswers(input, rules);
      return enrol(actor, { ...input, zone }, { answers, rules, invitation: invitation?.role === role ? invitation : null }, now);
    });
    personChanged(actor);
    return mine;
  } catch (error) {
    if (isDuplicate(error)) throw new RuleBroken('enrolled-already', { role }); // the same person joined twice at once
    throw error;
  }
}

function requiredAnswers({ answers = [], role }: JoinInput, { questions }: ProgramRules): StoredAnswer[] {
  const checked = checkedAnswers(answers, { questions, role, before: [] });
  const missing = unanswered(checked, { questions, role });
  if (missing.length > 0) throw new RuleBroken('answer-missing', { questions: missing });
  return checked;
}

/** A person lives in a place: an IANA name, which knows when the clocks change there, never a bare offset. */
export function zoneOf(said: string): string {
  const zone = placeZone(said);
  if (zone === null) throw new RuleBroken('zone-unknown');
  return zone;
}

/** Topics are the program's own; another one is a fault of the form. */
export function checkTopics(topics: readonly string[], known: ReadonlySet<string>): void {
  if (topics.some((topic) => !known.has(topic))) throw new RuleBroken('body-invalid', { path: 'topics' });
}

/** What somebody is taken in by: what they answered, the program's rules, and the invitation to this very role where they have one. */
interface Terms {
  readonly answers: StoredAnswer[];
  readonly rules: ProgramRules;
  readonly invitation: Prefill | null;
}

async function enrol(actor: ProgramActor, input: JoinInput, { answers, rules: { settings, takesPeople, window }, invitation }: Terms, now: Date): Promise<MyEnrolment> {
  const { tenantId, programId, personId } = actor;
  const { role } = input;
  const policy = takesPeople ? (invitation === null ? settings.enrolment[role] : 'open') : 'closed';
  const earlier = await EnrolmentModel.findOne({ tenantId, programId, personId, role }, { state: 1 }).lean();
  if (earlier !== null && earlier.state !== 'left' && earlier.state !== 'declined') throw new RuleBroken('enrolled-already', { role });
  if (policy === 'closed' || earlier?.state === 'declined') throw new RuleBroken('enrolment-closed', { role });
  const list = { kind: 'program', of: role } as const;
  const wasKept = await usePlace(actor, list, personId, now);
  if (invitation === null && !wasKept) assertInTime(window, role, now);
  if (await isRoleFull(actor, { settings }, role)) throw new RuleBroken('role-full', { role });

  const purposes: ConsentPurpose[] = role === 'mentor' && input.consent.directory === true ? ['program', 'directory'] : ['program'];
  for (const purpose of purposes) await recordConsent(actor, purpose, now);
  await PersonModel.updateOne(
    { tenantId, _id: personId },
    { $set: { name: input.name, nameChosen: true, zone: input.zone, languages: [...new Set(input.languages)], lastActiveAt: now } },
  );
  await keepBoard(actor);
  const open = policy === 'open';
  const enrolment = await begin(actor, role, earlier !== null, {
    state: open ? 'active' : 'pending',
    reason: null,
    topics: [...new Set(input.topics)],
    ...(answers.length > 0 && { answers }),
    ...(invitation?.headline && { headline: invitation.headline }),
    capacity: settings.capacity[role],
    inDirectory: purposes.includes('directory'),
    askedAt: now,
    decidedAt: open ? now : null,
    endedAt: null,
    pauseReason: null,
    pausedUntil: null,
  });
  const isInvited = await noteJoined(actor, now);
  if (!isInvited && (await comesByInvitation(tenantId, personId))) throw new RuleBroken('enrolment-closed', { role }); // else they had no way in ever again
  await recordEvent(actor, {
    type: open ? 'enrolment.approved' : 'enrolment.asked',
    subjectIds: [String(enrolment._id), personId],
    audience: [personId],
    forCoordinators: true,
    data: { role, policy, consents: purposes, consentVersion },
    at: now,
  });
  return toMine(enrolment);
}

/** Whoever was invited, or has been offered a place, may join at other times as well. */
function assertInTime(window: EnrolmentWindow, role: EnrolmentRole, now: Date): void {
  const state = windowState(window, now);
  if (state === 'before') throw new RuleBroken('enrolment-not-open', { role, opensAt: window.opensAt });
  if (state === 'over') throw new RuleBroken('enrolment-over', { role, closesAt: window.closesAt });
}

async function begin(
  { tenantId, programId, personId }: ProgramActor,
  role: EnrolmentRole,
  again: boolean,
  beginning: Partial<StoredEnrolment>,
): Promise<StoredEnrolment> {
  if (!again) {
    const enrolment = await EnrolmentModel.create({ tenantId, programId, personId, role, ...beginning });
    return enrolment.toObject();
  }
  const enrolment = await EnrolmentModel.findOneAndUpdate(
    { tenantId, programId, personId, role, state: 'left' },
    { $set: beginning },
    { returnDocument: 'after' },
  ).lean();
  if (enrolment === null) throw new RuleBroken('enrolled-already', { role });
  return enrolment;
}
