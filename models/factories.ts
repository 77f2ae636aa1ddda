/**
 * Things for tests and seeds to begin with: required fields and overrides only, written straight into the
 * collections, so that a test can begin in any state without playing through how it came about.
 */
import { Types } from 'mongoose';
import type { ProgramActor } from './actor.ts';
import { AvailabilityModel, type StoredAvailability } from './availability/availability.model.ts';
import { ExternalPersonModel, type StoredExternalPerson } from './external-people/external-person.model.ts';
import { GradeColumnModel, type StoredGradeColumn } from './grades/grade-column.model.ts';
import { ScoreModel, type StoredScore } from './grades/score.model.ts';
import { MatchModel, type StoredMatch } from './matches/match.model.ts';
import { EnrolmentModel, type StoredEnrolment } from './people/enrolment.model.ts';
import { PersonModel, type StoredPerson } from './people/person.model.ts';
import { AppointmentModel } from './programs/appointment.model.ts';
import { written } from './programs/localized.ts';
import { ProgramModel, type StoredProgram } from './programs/program.model.ts';
import { settingsWith, type SettingsChange } from './programs/settings.ts';
import { RosterModel, type StoredRoster } from './rosters/roster.model.ts';
import { placeHoldingMatchStates, type EnrolmentRole, type MatchState, type Role } from './vocabulary.ts';

/** Where something belongs. */
export interface Place {
  readonly tenantId: string;
  readonly programId: string;
}

/** What tests say of a stored thing; where it belongs comes apart. */
type Overrides<T> = Partial<Omit<T, '_id' | 'tenantId' | 'programId' | 'createdAt' | 'updatedAt' | 'v'>>;

export function anId(): string {
  return String(new Types.ObjectId());
}

/** A program, open for enrolment with three topics, in a new tenant unless one is named. */
export async function aProgram(
  { tenantId = anId(), settings = {}, ...overrides }: { tenantId?: string; settings?: SettingsChange } & Omit<Overrides<StoredProgram>, 'settings'> = {},
): Promise<Place> {
  const program = await ProgramModel.create({
    tenantId,
    title: written('en', 'Alumni and careers'),
    state: 'enrolling',
    template: 'alumni-and-careers',
    topics: ['data-careers', 'interviews-and-cv', 'research-and-phd'].map((key) => ({ key, label: written('en', key) })),
    languages: ['en'],
    settings: settingsWith(settings),
    ...overrides,
  });
  return { tenantId, programId: String(program._id) };
}

let people = 0;

/** A person of the tenant, named, with an address, in Berlin. Returns the id. */
export async function aPerson({ tenantId }: { tenantId: string }, overrides: Overrides<StoredPerson> = {}): Promise<string> {
  people += 1;
  const person = await PersonModel.create({
    tenantId,
    name: `Person ${people}`,
    email: `person-${people}@northfield.example`,
    locale: 'en',
    zone: 'Europe/Berlin',
    languages: ['en'],
    lastActiveAt: new Date(),
    ...overrides,
  });
  return String(person._id);
}

/** What can be said of an enrolled person; with `personId` the enrolment goes to somebody who exists. */
export interface Enrolled {
  readonly personId?: string;
  readonly person?: Overrides<StoredPerson>;
  readonly enrolment?: Overrides<StoredEnrolment>;
}

/** A mentor who takes part, has one free place and is in the directory. */
export async function aMentor(place: Place, enrolled: Enrolled = {}): Promise<ProgramActor> {
  return anEnrolled(place, 'mentor', { ...enrolled, enrolment: { inDirectory: true, ...enrolled.enrolment } });
}

/** A mentee who takes part and has one free place. */
export async function aMentee(place: Place, enrolled: Enrolled = {}): Promise<ProgramActor> {
  return anEnrolled(place, 'mentee', enrolled);
}

async function anEnrolled(place: Place, role: EnrolmentRole, { personId, person, enrolment }: Enrolled): Promise<ProgramActor> {
  const id = personId ?? (await aPerson(place, person));
  await EnrolmentModel.create([
    { ...place, personId: id, role, state: 'active', topics: ['data-careers'], capacity: 1, askedAt: new Date(), ...enrolment },
  ]);
  return actorIn(place, id, (enrolment?.state ?? 'active') === 'active' ? [role] : []);
}

/** A coordinator of the program, appointed by name. */
export async function aCoordinator(place: Place, { personId, person }: Omit<Enrolled, 'enrolment'> = {}): Promise<ProgramActor> {
  const id = personId ?? (await aPerson(place, person));
  await AppointmentModel.create([{ ...place, personId: id, role: 'coordinator' }]);
  return actorIn(place, id, ['coordinator']);
}

/** Somebody of the tenant who has no role in the program. */
export async function aStranger(place: Place, person: Overrides<StoredPerson> = {}): Promise<ProgramActor> {
  return actorIn(place, await aPerson(place, person), []);
}

/** The actor that a session in this program would give to a person with these roles. */
export function actorIn({ tenantId, programId }: Place, personId: string, roles: readonly Role[]): ProgramActor {
  return { kind: 'person', tenantId, programId, personId, roles };
}

/** Somebody from outside who was invited a moment ago as mentor and has not come yet. Returns the id. */
export async function anExternalPerson(place: Place, overrides: Overrides<StoredExternalPerson> = {}): Promise<string> {
  people += 1;
  const email = overrides.email ?? `guest-${people}@alumni.example`;
  const person = await ExternalPersonModel.create({
    tenantId: place.tenantId, programId: place.programId, email, emailKey: email.toLowerCase(), name: `Guest ${people}`, role: 'mentor',
    invitedAt: new Date(), eventId: anId(), expiresAt: new Date(Date.now() + 14 * 86_400_000), forgetAt: new Date(Date.now() + 44 * 86_400_000), ...overrides,
  });
  return String(person._id);
}

/** A match of two enrolled people, active and begun now unless said otherwise, with the places that it holds. Returns the id. */
export async function aMatch(
  place: Place,
  { mentorId, menteeId, ...overrides }: { mentorId: string; menteeId: string } & Omit<Overrides<StoredMatch>, 'mentorId' | 'menteeId' | 'holdsPlaces'>,
): Promise<string> {
  const { tenantId, programId } = place;
  const state: MatchState = overrides.state ?? 'active';
  const holds = (placeHoldingMatchStates as readonly MatchState[]).includes(state);
  const match = await MatchModel.create({ tenantId, programId, mentorId, menteeId, cadence: 'monthly', startedAt: new Date(), ...overrides, state, ...(holds ? { holdsPlaces: true } : {}) });
  if (holds) {
    await EnrolmentModel.updateOne({ tenantId, programId, personId: mentorId, role: 'mentor' }, { $inc: { placesTaken: 1 } });
    await EnrolmentModel.updateOne({ tenantId, programId, personId: menteeId, role: 'mentee' }, { $inc: { placesTaken: 1 } });
  }
  return String(match._id);
}

/** When a mentor is free: every day from 09:00 to 17:00 in Berlin, a slot each half hour, no buffers, notice or caps, unless said otherwise. */
export async function someAvailability({ tenantId, programId }: Place, mentorId: string, overrides: Omit<Overrides<StoredAvailability>, 'mentorId'> = {}): Promise<void> {
  await AvailabilityModel.create([
    {
      tenantId,
      programId,
      mentorId,
      zone: 'Europe/Berlin',
      weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
      meetingMinutes: 30,
      stepMinutes: 30,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      minNoticeMinutes: 0,
      ...overrides,
    },
  ]);
}

/** A mentee matched with a mentor, both new unless named; a new mentor has {@link someAvailability}. */
export async function aPair(
  place: Place,
  { mentor, mentee }: { mentor?: ProgramActor; mentee?: ProgramActor } = {},
): Promise<{ mentor: ProgramActor; mentee: ProgramActor; matchId: string }> {
  const theMentor = mentor ?? (await aMentor(place));
  if (mentor === undefined) await someAvailability(place, theMentor.personId);
  const theMentee = mentee ?? (await aMentee(place));
  return { mentor: theMentor, mentee: theMentee, matchId: await aMatch(place, { mentorId: theMentor.personId, menteeId: theMentee.personId }) };
}

/** The roster of a course that is linked to the program, read from its platform and naming nobody yet. Returns the id. */
export async function aRoster(place: Place, overrides: Overrides<StoredRoster> = {}): Promise<string> {
  const roster = await RosterModel.create({
    ...place, linkId: anId(), registrationId: anId(), deploymentId: anId(), contextId: anId(), isHome: true, url: 'https://lms.example/memberships', readAt: new Date(), ...overrides,
  });
  return String(roster._id);
}

/** A column of a course's gradebook that is there and counts three held meetings for ten points, unless said otherwise. Returns it as it is stored. */
export async function aGradeColumn(place: Place, overrides: Overrides<StoredGradeColumn> = {}): Promise<StoredGradeColumn> {
  const id = anId();
  const column = await GradeColumnModel.insertOne({
    ...place, registrationId: anId(), deploymentId: anId(), contextId: anId(), resourceLinkId: id, kind: 'meetings-held', target: 3, partial: false, points: 10,
    label: 'Meet your mentor', lineItemUrl: `https://lms.example/lineitems/${id}?course=7`, lineItemsUrl: 'https://lms.example/lineitems?course=7', state: 'ready', ...overrides,
  });
  return column.toObject();
}

/** A learner's score in a column, with nothing reached yet unless said otherwise. Returns its id. */
export async function aScore(column: StoredGradeColumn, personId: string, overrides: Overrides<StoredScore> = {}): Promise<string> {
  const { tenantId, programId, registrationId, _id: columnId } = column;
  const score = await ScoreModel.insertOne({ tenantId, programId, columnId, registrationId, personId, state: 'resting', dueAt: new Date(), counted: true, ...overrides });
  return String(score._id);
}
