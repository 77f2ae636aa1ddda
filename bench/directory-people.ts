import mongoose, { Types } from 'mongoose';
import { aMentee, aProgram, type Place } from '../models/factories.ts';
import { seeded } from '../models/matching/test-problems.ts';
import { written } from '../models/programs/localized.ts';
import { openSession } from '../models/sessions/sessions.ts';
import { approveRegistration } from '../models/tenants/deployments.ts';
import { addRegistration } from '../models/tenants/registrations.ts';
import { languages } from '../models/vocabulary.ts';

/** With the 35 languages, three times of the week and who is unavailable: 219 numbers beside the boxes. */
const topicCount = 180;
const together = 5_000;
const zones = ['Europe/Berlin', 'America/Sao_Paulo', 'Africa/Lagos', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Auckland', 'Europe/Lisbon', 'Asia/Tokyo'];
const first = ['Ana', 'Ben', 'Chiara', 'Dev', 'Esi', 'Farid', 'Ngozi', 'Tomás', 'Leila', 'Mei', 'Jörg', 'Yara', 'Ivo', 'Hana', 'Luca', 'Noor'];
const syllables = ['ka', 'lin', 'mo', 'ra', 'sto', 'ber', 'fen', 'qui', 'dal', 'ner', 'vik', 'sen', 'ha', 'zu', 'wo', 'tri'];
const jobs = ['Data engineer', 'Analytics manager', 'Researcher', 'Product designer', 'Teacher', 'Civil engineer', 'Nurse', 'Founder'];

export interface Campus {
  readonly place: Place;
  readonly topics: readonly string[];
  /** Bearers of mentees. */
  readonly tokens: readonly string[];
  /** Through which they came. */
  readonly registrationId: string;
}

/** A program with so many mentors, written straight into the collections, and a few mentees with a session each. */
export async function aLargeDirectory(mentors: number, mentees: number): Promise<Campus> {
  const topics = Array.from({ length: topicCount }, (_, at) => `topic-${at}`);
  const place = await aProgram({ topics: topics.map((key) => ({ key, label: written('en', key.replace('-', ' ')) })) });
  const next = seeded(1);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]!;
  const some = <T>(of: readonly T[], most: number): T[] => [...new Set(Array.from({ length: 1 + Math.floor(next() * most) }, () => pick(of)))];
  const scope = { tenantId: new Types.ObjectId(place.tenantId), programId: new Types.ObjectId(place.programId) };
  const stamps = { createdAt: new Date(), updatedAt: new Date(), v: 1 };
  const { db } = mongoose.connection;
  for (let done = 0; done < mentors; done += together) {
    const people = Array.from({ length: Math.min(together, mentors - done) }, () => ({
      _id: new Types.ObjectId(), tenantId: scope.tenantId, name: `${pick(first)} ${pick(syllables)}${pick(syllables)}${pick(syllables)}`, nameChosen: true, email: null, locale: 'en', localeChosen: false,
      zone: pick(zones), languages: some(languages, 4), lastActiveAt: new Date(), suspendedAt: null, erasedAt: null, ...stamps,
    }));
    const enrolments = people.map(({ _id }) => ({
      ...scope, personId: _id, role: 'mentor', state: 'active', reason: null, topics: some(topics, 6), headline: `${pick(jobs)}, ${pick(syllables)}${pick(syllables)} Ltd`, about: null,
      capacity: 2, placesTaken: next() < 0.2 ? 2 : 0, inDirectory: true, askedAt: new Date(), decidedAt: new Date(), endedAt: null, pauseReason: null, pausedUntil: null, ...stamps,
    }));
    const availabilities = people.map(({ _id, zone }) => ({
      ...scope, mentorId: _id, zone, weekly: Array.from({ length: 3 }, () => ({ weekday: 1 + Math.floor(next() * 7), from: pick(['08:00', '12:30', '17:00']), to: pick(['19:00', '21:00']) })), overrides: [],
      meetingMinutes: 45, stepMinutes: 15, bufferBeforeMinutes: 10, bufferAfterMinutes: 10, minNoticeMinutes: 1_440, maxPerDay: null, maxPerMonth: null, meetingUrl: null, turn: 0, ...stamps,
    }));
    await db!.collection('people').insertMany(people, { ordered: false });
    await db!.collection('enrolments').insertMany(enrolments, { ordered: false });
    await db!.collection('availabilities').insertMany(availabilities, { ordered: false });
  }
  return { place, topics, ...(await openSessions(place, mentees)) };
}

async function openSessions(place: Place, count: number): Promise<Pick<Campus, 'tokens' | 'registrationId'>> {
  const owner = { kind: 'owner' as const };
  const platform = { issuer: 'https://lms.example.edu', clientId: 'bench' };
  await addRegistration(owner, { ...platform, authorizationUrl: `${platform.issuer}/a`, tokenUrl: `${platform.issuer}/t`, jwksUrl: `${platform.issuer}/k` }, { allowHttp: false });
  const { registration } = await approveRegistration(owner, { ...platform, deploymentId: '1' });
  const tokens: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { personId } = await aMentee(place, { person: { zone: 'America/Sao_Paulo' }, enrolment: { topics: ['topic-1', 'topic-2'] } });
    tokens.push((await openSession({ ...place, personId, door: 'lti', sourceId: registration.id, coordinator: true, tenantAdmin: false })).token);
  }
  return { tokens, registrationId: registration.id };
}
