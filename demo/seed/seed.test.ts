import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { ProgramActor } from '../../models/actor.ts';
import { readAgenda } from '../../models/agendas/agendas.ts';
import { readBoard } from '../../models/boards/boards.ts';
import { listCircles } from '../../models/circles/circles.ts';
import { listExternalPeople } from '../../models/external-people/external-people.ts';
import { makeFairnessReport } from '../../models/fairness/fairness-reports.ts';
import { listIcebreakers } from '../../models/icebreakers/icebreakers.ts';
import { countPlaces, listMatches } from '../../models/matches/matches.ts';
import { listMeetings, readMeetingHistory } from '../../models/meetings/meetings.ts';
import { connect, disconnect } from '../../models/mongodb/connect.ts';
import { openTestDatabase, useTestDatabase } from '../../models/mongodb/test-database.ts';
import { listMentors } from '../../models/directory/directory.ts';
import { listNotes } from '../../models/notes/notes.ts';
import { listEnrolments, recountPlaces } from '../../models/people/enrolments.ts';
import { listProposals } from '../../models/proposals/proposals.ts';
import { listTasks } from '../../models/tasks/tasks.ts';
import { peopleOf, type DemoPerson } from '../people.ts';
import { readDemoSettings } from '../settings.ts';
import { seed, seedIfEmpty } from './seed.ts';
import { seededProgram } from './school.ts';
import { readSeeded, type Rows } from './seeded-rows.ts';

const people = peopleOf('northfield');
const start = new Date('2026-11-17T00:00:00Z');
const dayMs = 86_400_000;

const dataDir = await mkdtemp(join(tmpdir(), 'northfield-'));
after(() => rm(dataDir, { recursive: true, force: true }));
const settings = readDemoSettings({ SEED_DAY: '2026-11-17', DATA_DIR: dataDir });

const first = await asAtFirstStart();
await useTestDatabase();
const school = await seed(settings, people);
const rows = await readSeeded();

/** Starts twice on an empty database, as `npm start` does, and reads what is there then. */
async function asAtFirstStart(): Promise<{ programIds: string[]; rows: Rows }> {
  const { uri, databaseName, close } = await openTestDatabase();
  const address = new URL(uri);
  address.pathname = `/${databaseName}`;
  await disconnect();
  const programIds = [await seedIfEmpty(address.href, settings, people), await seedIfEmpty(address.href, settings, people)];
  await connect(uri, { databaseName });
  const rows = await readSeeded();
  await close();
  return { programIds, rows };
}

const of = (collection: string): Rows[string] => rows[collection] ?? [];
const ofAlumni = (collection: string): Rows[string] => of(collection).filter(({ programId }) => programId === 'Alumni Mentoring');
const words = (collection: string, field: string): Set<unknown> => new Set(of(collection).map((row) => row[field]));

function actorFor({ sub }: DemoPerson, ...roles: ProgramActor['roles'][number][]): ProgramActor {
  const identity = of('identities').find(({ subject }) => subject === sub);
  assert.ok(identity, `${sub} is known`);
  return { kind: 'person', ...school, personId: String(identity['id']), roles };
}

test('everybody has their part; newcomers and staff without one are not known at all', () => {
  const parts = ofAlumni('enrolments');
  assert.equal(parts.filter(({ role }) => role === 'mentee').length, 150);
  assert.equal(parts.filter(({ role }) => role === 'mentor').length, 121, 'one of them is from outside the school');
  assert.equal(of('programs').length, 2);
  const { chiara, farid, ana } = people.featured;
  const ofSchool = of('identities').filter(({ source }) => source !== 'invite').map(({ subject }) => subject);
  assert.deepEqual(new Set(ofSchool), new Set([...people.mentors, ...people.mentees, chiara, farid].map(({ sub }) => sub)));
  assert.ok(!words('people', 'name').has(ana.name));
  assert.ok(people.newcomers.every(({ name }) => !words('people', 'name').has(name)));
});

test('some people are in both programs, and some have both roles in one', () => {
  const parts = Map.groupBy(of('enrolments'), ({ personId }) => personId);
  const peers = [...parts.values()].map((theirs) => theirs.filter(({ programId }) => programId === 'First-year peers'));
  assert.ok(peers.filter(({ length }) => length > 0).length >= 20);
  assert.equal(peers.filter((theirs) => new Set(theirs.map(({ role }) => role)).size === 2).length, 2);
});

test('mentors live in nine zones and speak five languages or more', () => {
  const mentors = new Set(ofAlumni('enrolments').filter(({ role }) => role === 'mentor').map(({ personId }) => personId));
  const theirs = of('people').filter(({ _id }) => mentors.has(_id));
  assert.equal(new Set(theirs.map(({ zone }) => zone)).size, 9);
  assert.ok(new Set(theirs.flatMap(({ languages }) => languages)).size >= 5);
});

describe('every state that a screen can show is there', () => {
  const all = (collection: string, field: string, expected: readonly string[]): void => {
    for (const state of expected) assert.ok(words(collection, field).has(state), `${collection}: ${state}`);
  };
  test('of enrolments', () => {
    all('enrolments', 'state', ['pending', 'active', 'paused', 'declined', 'left']);
    const waiting = ofAlumni('enrolments').filter(({ state }) => state === 'pending').length;
    assert.ok(waiting >= 4 && waiting <= 6);
  });
  test('of requests', () => {
    all('match-requests', 'state', ['pending', 'accepted', 'withdrawn', 'exhausted', 'closed']);
    const choices = new Set(of('match-requests').flatMap(({ choices }) => (choices as { state: string }[]).map(({ state }) => state)));
    assert.deepEqual([...choices].sort(), ['accepted', 'asked', 'declined', 'expired', 'full', 'read']);
  });
  test('of matches, about 70 of them active', () => {
    all('matches', 'state', ['active', 'paused', 'closing', 'completed', 'ended']);
    assert.equal(ofAlumni('matches').filter(({ state, circleId }) => state === 'active' && circleId === undefined).length, 70);
  });
  test('of goals, in every visibility, with up to five milestones, overdue, re-planned and deleted', () => {
    const open = of('goals').filter(({ state, deletedAt }) => state === 'open' && deletedAt === null);
    all('goals', 'state', ['open', 'achieved', 'dropped']);
    all('goals', 'visibility', ['private', 'match', 'match-and-coordinators']);
    for (const count of [0, 1, 2, 3, 4, 5]) assert.ok(open.some(({ milestones }) => (milestones as unknown[]).length === count), `${count} milestones`);
    assert.ok(open.some(({ due }) => typeof due === 'string' && due < '2026-11-17'), 'overdue');
    assert.ok(open.some(({ replans }) => (replans as unknown[]).length > 0), 're-planned');
    assert.ok(open.some(({ checkIns }) => (checkIns as unknown[]).length > 2), 'check-ins');
    assert.ok(of('goals').some(({ deletedAt }) => deletedAt !== null), 'deleted');
  });
  test('of meetings, some of them today', () => {
    all('meetings', 'state', ['confirmed', 'held', 'missed', 'cancelled']);
    const confirmed = of('meetings').filter(({ state }) => state === 'confirmed').map(({ start: at }) => (at as Date).getTime() - start.getTime());
    assert.ok(confirmed.every((ms) => ms > 0), 'what was has an outcome, what comes is still to come');
    assert.ok(confirmed.filter((ms) => ms < dayMs).length >= 6, 'meetings on the day itself');
  });
  test('of mentors: open, full, on a break, without hours, with exceptions', async () => {
    const mentors = ofAlumni('enrolments').filter(({ role, state }) => role === 'mentor' && state === 'active');
    const full = mentors.filter(({ placesTaken, capacity }) => Number(placesTaken) >= Number(capacity));
    assert.ok(full.length >= 15 && mentors.length - full.length >= 40, `${full.length} of ${mentors.length} are full`);
    assert.ok(mentors.some(({ pausedUntil }) => String(pausedUntil) > '2026-11-17'));
    const withHours = new Set(ofAlumni('availabilities').map(({ mentorId }) => mentorId));
    assert.ok(mentors.some(({ personId }) => !withHours.has(personId)));
    assert.ok(of('availabilities').some(({ overrides }) => (overrides as unknown[]).length > 3));
    assert.ok(new Set(of('availabilities').map((rules) => `${String(rules['bufferBeforeMinutes'])} ${String(rules['minNoticeMinutes'])}`)).size >= 8);
  });
});

test('places taken are those that matches hold', async () => {
  assert.deepEqual(await recountPlaces({ kind: 'system', job: 'test' }, countPlaces), []);
  assert.ok(of('enrolments').every(({ placesTaken, capacity }) => Number(placesTaken) <= Number(capacity)));
});

test('nobody is in two meetings at once', () => {
  const times = of('meetings')
    .filter(({ state }) => state !== 'cancelled')
    .flatMap((meeting) => [meeting['mentorId'], meeting['menteeId']].filter((person) => person !== undefined).map((person) => ({ person, from: meeting['start'] as Date, to: meeting['end'] as Date })));
  for (const ofOne of Map.groupBy(times, ({ person }) => person).values()) {
    const inOrder = ofOne.sort((a, b) => a.from.getTime() - b.from.getTime());
    inOrder.slice(1).forEach(({ from, person }, i) => {
      const before = inOrder[i];
      assert.ok(before && from >= before.to, `${String(person)} at ${from.toISOString()}`);
    });
  }
});

test('nothing has happened after the start of the seed’s day', () => {
  const late = of('events').filter(({ at }) => (at as Date) > start);
  assert.deepEqual(late.map(({ type, at }) => [type, at]), []);
});

test('a handful of mails of the last day is due, each to somebody whom one meets first or who was invited', () => {
  const due = of('outbox').filter(({ state }) => state === 'due');
  assert.deepEqual(
    due.map(({ template, receiverId }) => `${String(template)} ${String(receiverId)}`).sort(),
    [
      'external-invited *', 'external-invited *', 'external-invited *', 'meeting-booked ben-kohler', 'meeting-booked lucas-pereira',
      'request-accepted aroha-ngata', 'request-declined marie-dubois', 'request-received ben-kohler', 'times-proposed ben-kohler',
    ],
  );
});

test('somebody who looks for help with data careers in Portuguese finds Ben near the top, with two of three places', async () => {
  const noor = people.bySub('noor-hussain'); // Ana is not there yet, and Noor has asked nobody either
  assert.ok(noor);
  const { items } = await listMentors(actorFor(noor, 'mentee'), { topic: ['data-careers'], language: ['pt'] }, start);
  const place = items.findIndex(({ name }) => name === people.featured.ben.name);
  assert.ok(place >= 0 && place < 3, `Ben is number ${place + 1}`);
  assert.deepEqual([items[place]?.placesFree, items[place]?.capacity], [2, 3]);
});

test('Lucas has a board with three people, one of them due, and a seat for which nobody is there', async () => {
  const lucas = people.bySub('lucas-pereira');
  assert.ok(lucas);
  const { seats } = await readBoard(actorFor(lucas, 'mentee'), start);
  assert.deepEqual(seats.map(({ member, contact }) => [member?.name ?? null, contact.due]), [[people.featured.ben.name, false], ['Ravi from the night shift', true], ['Aunt Rosa', false], [null, false]]);
});

describe('beside the pairs there is life', () => {
  const actor = (sub: string, role: 'mentor' | 'mentee'): ProgramActor => actorFor(people.bySub(sub) ?? assert.fail(`${sub} is nobody`), role);

  test('Lucas and Ben: an agenda that both have begun, with an item carried over, a meeting that was moved, a task from it, and three times to answer', async () => {
    const [lucas, ben] = [actor('lucas-pereira', 'mentee'), actor('ben-kohler', 'mentor')];
    const [next] = (await listMeetings(lucas, {}, start)).items;
    const [last] = (await listMeetings(lucas, { when: 'past' }, start)).items;
    assert.ok(next && last);
    const { items } = await readAgenda(ben, next.id);
    assert.deepEqual(items.filter(({ by }) => by !== null).map(({ text, carriedFrom }) => [text, carriedFrom?.meetingId ?? null]).toSorted(), [
      ['A practice question from a real interview', null], ['Two sentences: what the data showed', null], ['What a week on call is really like', last.id],
    ]);
    const { items: past } = await readMeetingHistory(lucas, last.id);
    assert.ok(past.some(({ type }) => type === 'meeting.moved'), JSON.stringify(past));
    const { items: matches } = await listMatches(lucas, start);
    const matchId = matches[0]?.id ?? assert.fail('Lucas has a mentor');
    const tasks = (await listTasks(lucas, matchId, start)).items;
    assert.deepEqual(tasks.map(({ owner, done, from }) => [owner.name, done !== null, from?.meetingId ?? null]), [['Lucas Pereira', false, last.id], ['Ben Köhler', false, null], ['Lucas Pereira', true, null]]);
    const [proposal] = (await listProposals(ben, start)).items;
    assert.equal(proposal?.times.length, 3);

    const notesOf = async (who: ProgramActor) => (await listNotes(who, { matchId }, {}, start)).items.map(({ author, visibility }) => `${author.name} ${visibility}`).toSorted();
    assert.deepEqual(await notesOf(lucas), ['Ben Köhler match', 'Lucas Pereira private']);
    assert.deepEqual(await notesOf(ben), ['Ben Köhler match', 'Ben Köhler private']);
    const answers = (await listIcebreakers(lucas, matchId)).items;
    assert.deepEqual(answers.map(({ mine, theyAnswered }) => [mine !== null, theyAnswered]).toSorted(), [[false, true], [true, true]]);
  });

  test('Jonas and Ngozi: a series, one of whose meetings was cancelled', () => {
    const ofSeries = of('meetings').filter(({ series }) => series !== undefined);
    assert.ok(ofSeries.length >= 4 && ofSeries.every(({ menteeId }) => menteeId === 'jonas-weber'));
    assert.equal(ofSeries.filter(({ state }) => state === 'cancelled').length, 1);
  });

  test('circles: one with free seats that has met, a full one that two wait for, one whose mentor is asked', async () => {
    const { items } = await listCircles(actorFor(people.featured.chiara, 'coordinator'), {}, start);
    const circle = (title: string) => items.find((one) => one.title.startsWith(title)) ?? assert.fail(title);
    assert.deepEqual(['Open data', 'Interviews', 'Writing'].map((title) => [circle(title).seatsTaken, circle(title).seats]), [[3, 6], [4, 4], [0, 5]]);
    assert.deepEqual(new Set(of('meetings').filter(({ circleId }) => circleId !== undefined).map(({ state }) => state)), new Set(['held', 'confirmed']));
    assert.deepEqual(of('waitings').filter(({ kind }) => kind === 'circle').map(({ personId }) => personId), ['noor-hussain', 'tariq-osman']);
    assert.deepEqual(of('circle-requests').filter(({ state }) => state === 'pending').map(({ menteeId }) => menteeId), ['fatima-el-idrissi']);
  });

  test('single sessions, asked with a topic and one question, and a mentor whom two wait for', () => {
    const sessions = of('meetings').filter(({ flash }) => flash !== undefined);
    assert.deepEqual(sessions.map(({ state }) => state).toSorted(), ['confirmed', 'confirmed', 'held']);
    assert.deepEqual(of('waitings').filter(({ kind }) => kind === 'mentor').map(({ personId }) => personId), ['tariq-osman', 'marie-dubois']);
  });

  test('four people from outside, of whom one has joined', async () => {
    const { items } = await listExternalPeople(actorFor(people.featured.chiara, 'coordinator'), {}, start);
    assert.deepEqual(items.map(({ state, mail }) => [state, state === 'joined' ? null : mail]), [['invited', 'waiting'], ['invited', 'waiting'], ['invited', 'waiting'], ['joined', null]]);
  });

  test('the fairness report shows figures of both attributes that the program asks for', async () => {
    const report = await makeFairnessReport(actorFor(people.featured.chiara, 'coordinator'), {}, start);
    assert.deepEqual(report.attributes.map(({ attribute, withheld }) => [attribute, withheld]), [['gender', null], ['first-in-family', null]]);
  });
});

test('the coordinator finds people to approve', async () => {
  assert.equal((await listEnrolments(actorFor(people.featured.chiara, 'coordinator'), { state: 'pending' })).total, 5);
});

test('the portal shows Alumni Mentoring', async () => {
  assert.equal(await seededProgram(settings), school.programId);
  assert.equal(ofAlumni('enrolments').length, 271);
});

test('a second start seeds nothing', () => {
  const [once, twice] = first.programIds;
  assert.equal(twice, once);
  assert.equal(first.rows['people']?.length, of('people').length);
});

test('the same seed and day give the same names, states and times in another database', () => {
  for (const [collection, ofCollection] of Object.entries(rows)) {
    const [one, other] = [comparable(first.rows[collection]), comparable(ofCollection)];
    assert.equal(one.find((row, i) => row !== other[i]), undefined, collection);
    assert.equal(one.length, other.length, collection);
  }
});

/** Without what is an id, made by chance, or the time of the seeding itself. */
function comparable(ofCollection: Rows[string] | undefined): string[] {
  const volatile = new Set(['id', 'uid', 'turn', 'createdAt', 'updatedAt', 'dueAt', 'lookAt', 'revision', 'wordHash']);
  return (ofCollection ?? []).map((row) => JSON.stringify(row, (key, value: unknown) => (volatile.has(key) ? undefined : value))).sort();
}
