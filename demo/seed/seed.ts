import type { ProgramSystemActor } from '../../models/events/events.ts';
import { connect, disconnect } from '../../models/mongodb/connect.ts';
import { expireRequests } from '../../models/matches/match-requests.ts';
import { markHeldAfterADay } from '../../models/meetings/meetings.ts';
import { setUpDatabase } from '../../models/migrations/set-up.ts';
import { parkDueMail } from '../../models/outbox/outbox.ts';
import type { DemoPerson, People } from '../people.ts';
import type { DemoSettings } from '../settings.ts';
import { alumniCast, peersCast, type Cast } from './cast.ts';
import { enrolAll, settleAll } from './enrolments.ts';
import { lastDay } from './last-day.ts';
import { pairStory } from './pairs.ts';
import { planOf, type Plan } from './plan.ts';
import { openPrograms, type OpenProgram } from './programs.ts';
import { questionStory } from './requests.ts';
import { answerForFairness } from './scenes/protected-answers.ts';
import type { Scene } from './scenes/scene.ts';
import { scenesOfTheEvening, scenesOfThePast } from './scenes/scenes.ts';
import { introduce, openPortal, openSchool, seededProgram, type School } from './school.ts';
import { hoursAfter, seedClock, type SeedClock } from './seed-clock.ts';
import type { Stage } from './stage.ts';
import { forAll, tellAll } from './timeline.ts';
import { alumniWanted, peersWanted } from './wanted.ts';
import { alumniWords } from './words/alumni.ts';
import { peerWords } from './words/peers.ts';
import type { ProgramWords } from './words/words.ts';

/**
 * Fills a database in which the demo's LMS is not registered yet with Northfield University and its two programs.
 * Returns the id of "Alumni Mentoring", the program that the portal shows.
 */
export async function seedIfEmpty(mongodbUri: string, settings: DemoSettings, people: People): Promise<string> {
  await connect(mongodbUri);
  try {
    await setUpDatabase();
    const known = await seededProgram(settings);
    if (known !== null) return known;
    console.log(`Seeding Northfield University as of ${settings.seedDay} (SEED ${settings.seed}); this is done once.`);
    const began = performance.now();
    const { programId } = await seed(settings, people);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`Seeded ${people.mentees.length} mentees and ${people.mentors.length} mentors in 2 programs, in ${seconds} s.`);
    return programId;
  } finally {
    await disconnect();
  }
}

/**
 * The same on the connection that is there, into a database that is set up and knows nothing of the demo. Everything is
 * done by the verbs that people would use, each at its time, counted from the seed's day.
 */
export async function seed(settings: DemoSettings, people: People): Promise<{ tenantId: string; programId: string }> {
  const clock = seedClock(settings.seedDay);
  const school = await openSchool(settings);
  const programs = await openPrograms(school, people, clock);
  const personIds = await introduceAll(school, people, clock);
  const acts = [
    actOf(programs.alumni, alumniCast(people, settings.seed, clock), alumniWords, alumniWanted),
    actOf(programs.peers, peersCast(people, settings.seed, clock), peerWords, peersWanted),
  ] as const;
  const [alumni] = acts;
  const scene: Scene = { ...alumni.stage, cast: alumni.cast };
  for (const { stage, cast } of acts) await enrolAll(stage, [...cast.mentors, ...cast.mentees]);
  await answerForFairness(scene);
  await tellAll(acts.flatMap(({ stage, plan }) => pastOf(stage, plan)));
  await tellAll(scenesOfThePast(scene));
  await workOfTheNights(clock);
  for (const { stage } of acts) await parkDueMail(seeder(stage), latest(clock.start, new Date()));
  await tellAll(acts.flatMap(({ stage, plan }) => lastDay(stage, plan)));
  await tellAll(scenesOfTheEvening(scene));
  for (const { stage, cast } of acts) await settleAll(stage, [...cast.mentors, ...cast.mentees]);
  await openPortal(school, programs.alumni.programId, settings);
  return { tenantId: school.tenantId, programId: programs.alumni.programId };

  function actOf(program: OpenProgram, cast: Cast, words: ProgramWords, wanted: Parameters<typeof planOf>[1]): { stage: Stage; cast: Cast; plan: Plan } {
    const stage: Stage = { program, words, clock, seed: settings.seed, personId };
    return { stage, cast, plan: planOf(cast, wanted, `${settings.seed} ${program.name}`) };
  }

  function personId({ sub, name }: DemoPerson): string {
    const id = personIds.get(sub);
    if (id === undefined) throw new RangeError(`${name} is not known to the tool`);
    return id;
  }
}

/** Mentors and mentees came by the LMS before they joined. Newcomers, and staff without a role, have never been here. */
async function introduceAll(school: School, people: People, clock: SeedClock): Promise<Map<string, string>> {
  const personIds = new Map<string, string>();
  await forAll([...people.mentors, ...people.mentees], async (person) => {
    personIds.set(person.sub, await introduce(school, person, hoursAfter(clock.start, -84 * 24)));
  });
  return personIds;
}

function pastOf(stage: Stage, { pairs, questions }: Plan) {
  return [
    ...pairs.map((pair, turn) => pairStory(stage, pair, turn)),
    ...questions.filter(({ answer }) => answer !== 'waits').map((question) => questionStory(stage, question)),
  ];
}

/** What the nightly jobs did: requests that nobody answered expire, meetings that nobody spoke of count as held. */
async function workOfTheNights({ start }: SeedClock): Promise<void> {
  for (let days = 70; days >= 0; days--) {
    const night = hoursAfter(start, -24 * days);
    await expireRequests({ kind: 'system', job: 'expire-requests' }, night);
    await markHeldAfterADay({ kind: 'system', job: 'mark-held' }, night);
  }
}

function seeder({ program: { tenantId, programId } }: Stage): ProgramSystemActor {
  return { kind: 'system', tenantId, programId, job: 'seed' };
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
