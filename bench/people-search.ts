/**
 * Searching the people of a large program as coordinators do for each letter that they type: CPU of this process and time until the
 * answer, against reading everybody for each as a floor to stay far below. Run it with `npm run bench -- people-search`.
 */
import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { aCoordinator, aProgram } from '../models/factories.ts';
import { rolls } from '../models/directory/rolls.ts';
import { hasWords, wordsOf } from '../models/directory/word-index.ts';
import { findRunCandidates } from '../models/matches/matching-runs.ts';
import { namesFor } from '../models/matches/names.ts';
import { setUpDatabase } from '../models/migrations/set-up.ts';
import { connect, disconnect } from '../models/mongodb/connect.ts';
import { findPeople } from '../models/people/by-name.ts';
import { EnrolmentModel } from '../models/people/enrolment.model.ts';
import { freePlaces } from '../models/people/enrolments.ts';
import { PersonModel } from '../models/people/person.model.ts';
import { listLeadCandidates } from '../models/programs/managing.ts';
import { seeded } from '../models/matching/test-problems.ts';

const [mentees, mentors] = [10_000, 2_000];
const typed = ['a', 'an', 'ana', 'ana m', 'ana mu', 'j', 'jo', 'jos', 'jose', 'jose da'];
const rounds = 5;
/** Milliseconds of CPU for an answer. */
const barMs = 5;
const [given, family] = [['Ana', 'José', 'Zoë', 'Anders', 'Mary', 'Li', 'John', 'Chiara', 'Farid', 'Esi'], ['Müller', 'da Silva', 'Ångström', 'Jones', 'Okafor', 'Zhou', 'Rossi', 'Haddad']];

async function aLargeProgram(): Promise<Awaited<ReturnType<typeof aCoordinator>>> {
  const place = await aProgram();
  const random = seeded(59);
  const one = (of: readonly string[]): string => of[Math.floor(random() * of.length)]!;
  const people = Array.from({ length: mentees + mentors }, (_, at) => ({ _id: new mongoose.Types.ObjectId(), tenantId: place.tenantId, name: `${one(given)} ${one(family)} ${at}`, email: `person-${at}@northfield.example`, zone: 'Europe/Berlin', locale: 'en' as const, languages: ['en' as const], lastActiveAt: new Date() }));
  await PersonModel.insertMany(people);
  await EnrolmentModel.insertMany(people.map(({ _id }, at) => ({ ...place, personId: _id, role: at < mentees ? 'mentee' : 'mentor', state: 'active', topics: [], capacity: 1, askedAt: new Date() })));
  return aCoordinator(place);
}

/** The median over the words of what an answer takes, after one round that is not counted. */
async function measured(search: (q: string) => Promise<unknown>, times = rounds): Promise<{ cpu: number; ms: number }> {
  const answers: { cpu: number; ms: number }[] = [];
  for (let round = 0; round <= times; round++) {
    for (const q of typed) {
      const [began, before] = [performance.now(), process.cpuUsage()];
      await search(q);
      const { user, system } = process.cpuUsage(before);
      if (round > 0) answers.push({ cpu: (user + system) / 1_000, ms: performance.now() - began });
    }
  }
  const median = (of: 'cpu' | 'ms'): number => answers.map((one) => one[of]).sort((a, b) => a - b)[answers.length >> 1]!;
  return { cpu: median('cpu'), ms: median('ms') };
}

await connect(process.env['TEST_MONGODB_URI']!, { databaseName: `bench-${randomBytes(6).toString('hex')}` });
try {
  await setUpDatabase();
  const chiara = await aLargeProgram();
  const floor = await measured(async (q) => {
    const free = await freePlaces(chiara, new Date());
    const names = await namesFor(chiara, { mentees: [...free.mentee.keys()], mentors: [...free.mentor.keys()] });
    return [...free.mentee.keys()].filter((id) => hasWords(names.mentee(id).name, wordsOf(q)));
  }, 1);
  console.log(`  ${mentees + mentors} people, reading everybody for each letter: ${floor.cpu.toFixed(0)} ms of CPU, answered in ${floor.ms.toFixed(0)} ms`);
  const [began, before] = [performance.now(), process.cpuUsage()];
  await rolls.of(chiara, { blind: false });
  const { user, system } = process.cpuUsage(before);
  console.log(`  the first look: ${((user + system) / 1_000).toFixed(0)} ms of CPU, ${(performance.now() - began).toFixed(0)} ms`);
  const searches = { 'people of a run': (q: string) => findRunCandidates(chiara, { q }), 'people to keep apart': (q: string) => findPeople(chiara, { q }), 'who can look after the safety of others': (q: string) => listLeadCandidates(chiara, chiara.programId, { q }) };
  for (const [name, search] of Object.entries(searches)) {
    const { cpu, ms } = await measured(search);
    console.log(`  ${name}: ${cpu.toFixed(2)} ms of CPU (bar ${barMs}), answered in ${ms.toFixed(1)} ms`);
    if (cpu > barMs) process.exitCode = 1;
  }
} finally {
  await mongoose.connection.dropDatabase();
  await disconnect();
}
