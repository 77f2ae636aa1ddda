import type { PersonActor, ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { closeRequestsOfFewerPlaces } from '../matches/full-people.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { may } from '../policy.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { programRules, type StoredQuestion } from '../programs/programs.ts';
import type { EnrolmentRole, Language, Locale } from '../vocabulary.ts';
import { offerPlaces } from '../waiting-lists/waiting-lists.ts';
import { checkedAnswers, holdToVisibility, unanswered, type Answer } from './answers.ts';
import { EnrolmentModel, type StoredAnswer, type StoredEnrolment } from './enrolment.model.ts';
import { checkTopics, zoneOf } from './joining.ts';
import { PersonModel, type StoredPerson } from './person.model.ts';
import { personChanged } from './changed.ts';

/** What a person says about themselves; absent leaves, null clears. */
export interface ProfileInput {
  readonly name?: string | undefined;
  readonly zone?: string | undefined;
  readonly locale?: Locale | undefined;
  readonly languages?: readonly Language[] | undefined;
  /** Which enrolment the rest belongs to; who has only one need not say it. */
  readonly role?: EnrolmentRole | undefined;
  readonly headline?: string | null | undefined;
  readonly about?: string | null | undefined;
  readonly topics?: readonly string[] | undefined;
  /** All of them: a question that is not named is not answered any more, which a required one has to stay once it is. */
  readonly answers?: readonly Answer[] | undefined;
  /** Of a mentee: one of the program's `emphases`. */
  readonly emphasis?: string | null | undefined;
  readonly capacity?: number | undefined;
}

/** Changes the acting person and their part in the session's program together, or neither. */
export async function editProfile(actor: PersonActor, input: ProfileInput, now = new Date()): Promise<void> {
  if (!may(actor, 'person.edit', { owner: actor.personId })) throw new NotFound();
  const ofPerson = personPart(input);
  const ofEnrolment = enrolmentPart(input);
  await inTransaction(async () => {
    if (Object.keys(ofPerson).length > 0) {
      const { matchedCount } = await PersonModel.updateOne({ tenantId: actor.tenantId, _id: actor.personId }, { $set: ofPerson });
      if (matchedCount === 0) throw new NotFound();
    }
    const member = actor.programId === undefined ? null : (actor as ProgramActor);
    if (Object.keys(ofEnrolment).length > 0) {
      if (member === null) throw new RuleBroken('not-enrolled');
      const role = await editEnrolment(member, input.role, ofEnrolment);
      if (input.capacity !== undefined) {
        await offerPlaces(member, { kind: 'mentor', of: actor.personId }, now);
        await closeRequestsOfFewerPlaces(member, { personId: actor.personId, role }, now);
      }
    }
    const fields = [...Object.keys(ofPerson), ...Object.keys(ofEnrolment)].filter((field) => !field.endsWith('Chosen'));
    if (member === null || fields.length === 0) return; // an event belongs to a program
    await recordEvent(member, { type: 'person.edited', subjectIds: [actor.personId], audience: [actor.personId], forCoordinators: true, data: { fields }, at: now });
  });
  personChanged(actor);
}

function personPart({ name, zone, locale, languages }: ProfileInput): Partial<StoredPerson> {
  return {
    ...(name === undefined ? {} : { name, nameChosen: true }),
    ...(locale === undefined ? {} : { locale, localeChosen: true }),
    ...(zone === undefined ? {} : { zone: zoneOf(zone) }),
    ...(languages === undefined ? {} : { languages: [...new Set(languages)] }),
  };
}

type EnrolmentPart = Partial<Pick<StoredEnrolment, 'headline' | 'about' | 'topics' | 'capacity'>> & { answers?: readonly Answer[]; emphasis?: string | null };

function enrolmentPart({ headline, about, topics, answers, emphasis, capacity }: ProfileInput): EnrolmentPart {
  return {
    ...(headline === undefined ? {} : { headline: headline || null }),
    ...(about === undefined ? {} : { about: about || null }),
    ...(topics === undefined ? {} : { topics: [...new Set(topics)] }),
    ...(answers === undefined ? {} : { answers }),
    ...(emphasis === undefined ? {} : { emphasis }),
    ...(capacity === undefined ? {} : { capacity }),
  };
}

/** Capacity may go below the places taken, never above the most that the program allows in this role. Returns the role. */
async function editEnrolment(actor: ProgramActor, wantedRole: EnrolmentRole | undefined, { answers, emphasis, ...part }: EnrolmentPart): Promise<EnrolmentRole> {
  const { tenantId, programId, personId } = actor;
  const current = await EnrolmentModel.find({ tenantId, programId, personId }, { role: 1, state: 1, answers: 1 }).lean();
  const mine = current.filter(({ role, state }) => state !== 'left' && state !== 'declined' && (wantedRole === undefined || role === wantedRole));
  const [enrolment, another] = mine;
  if (enrolment === undefined) throw new RuleBroken('not-enrolled');
  if (another !== undefined) throw new RuleBroken('body-invalid', { path: 'role' });
  const { _id, role, answers: before = [] } = enrolment;
  const { settings, topicKeys, questions, emphases } = await programRules(tenantId, programId);
  if (part.topics !== undefined) checkTopics(part.topics, topicKeys);
  const most = settings.capacity[`${role}Most`];
  if (part.capacity !== undefined && part.capacity > most) throw new RuleBroken('body-invalid', { path: 'capacity', most });
  if (emphasis && (role !== 'mentee' || !emphases.includes(emphasis))) throw new RuleBroken('body-invalid', { path: 'emphasis' });
  await holdToVisibility(actor, answers ?? [], questions);
  await EnrolmentModel.updateOne(
    { tenantId, programId, _id },
    {
      $set: { ...part, ...(answers && { answers: answersAfter(before, answers, { questions, role }) }), ...(emphasis && { emphasis }) },
      ...(emphasis === null && { $unset: { emphasis: 1 } }),
    },
  );
  return role;
}

/** A question that came to be required later keeps nobody from changing the rest, but what is answered of it stays answered. */
function answersAfter(before: readonly StoredAnswer[], answers: readonly Answer[], asked: { questions: readonly StoredQuestion[]; role: EnrolmentRole }): StoredAnswer[] {
  const after = checkedAnswers(answers, { ...asked, before });
  const takenBack = unanswered(after, asked).filter((key) => before.some(({ question }) => question === key));
  if (takenBack.length > 0) throw new RuleBroken('answer-missing', { questions: takenBack });
  return after;
}
