import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { createPlatform } from '../lti-server/platform/platform.ts';
import { readDueRosters } from '../lti-server/platform/roster-reader.ts';
import { aMentee, aProgram, type Place } from '../models/factories.ts';
import { openTestDatabase } from '../models/mongodb/test-database.ts';
import { IdentityModel } from '../models/people/identity.model.ts';
import { RosterMemberModel } from '../models/rosters/roster-member.model.ts';
import { RosterModel } from '../models/rosters/roster.model.ts';
import { offerRoster } from '../models/rosters/rosters.ts';
import { linkContext } from '../models/tenants/context-links.ts';
import { approveRegistration, findDeployment } from '../models/tenants/deployments.ts';
import { addRegistration } from '../models/tenants/registrations.ts';
import { allServiceScopes } from '../models/tenants/service-scopes.ts';
import type { Ask, Started } from './roster-platform.ts';

const students = 50_000;
/** Of them, how many have joined the program. */
const joined = 1_000;
const leavers = 100;
/** Seconds for one whole reading. */
const bar = 60;

const owner = { kind: 'owner' as const };

/**
 * A course of 50,000 members, read from the demo LMS in a process of its own: the first time, again with nothing new, and
 * after some have left while the platform's paging fails in every way it can. Counts that the roster is the exact set
 * after each, and says how much memory this process took at most.
 */
export async function benchRoster(): Promise<boolean> {
  const database = await openTestDatabase();
  const keys = createServer();
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
  const port = await createPlatform({ allowPrivatePlatforms: true, secrets: { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] } });
  keys.on('request', express().get('/lti/keys', port.keyset));
  const lms = await startPlatform(`http://127.0.0.1:${(keys.address() as AddressInfo).port}`);
  try {
    const place = await aLinkedProgram(lms);
    const read = () => readDueRosters({ kind: 'system', job: 'bench' }, port, pino({ level: 'silent' }));
    const everybody = new Set(lms.subjects);
    const times = [
      await timed('everybody for the first time', place, everybody, read),
      await timed('everybody again, nothing new', place, everybody, read),
    ];
    const gone = lms.subjects.slice(0, leavers);
    await lms.ask({ unenrol: gone });
    for (const fault of [
      { at: 'memberships', fault: { kind: 'status', status: 500 }, skip: 40, times: 1 },
      { at: 'memberships', fault: { kind: 'cut' }, skip: 20, times: 1 },
      { at: 'memberships', fault: { kind: 'broken-json' }, skip: 3, times: 1 },
      { at: 'memberships', fault: { kind: 'next-elsewhere', origin: 'http://127.0.0.1:9' }, skip: 30, times: 1 },
      { at: 'memberships', fault: { kind: 'loop' }, skip: 50, times: 2 },
    ] as const) {
      await lms.ask({ faults: [fault] });
      await due(place);
      await read();
      await assertExact(place, everybody, `after ${fault.fault.kind} nobody is missing`);
    }
    await lms.ask({ faults: [{ at: 'memberships', fault: { kind: 'duplicates' } }] });
    for (const sub of gone) everybody.delete(sub);
    times.push(await timed(`everybody twice, ${leavers} gone, after five kinds of faulty paging`, place, everybody, read));
    console.log(`  memory of this process at most: ${Math.round(process.resourceUsage().maxRSS / 1_000)} MB`);
    return times.every((seconds) => seconds <= bar);
  } finally {
    await lms.ask({ stop: true });
    keys.close();
    await database.close();
  }
}

/** One whole reading from the platform; its seconds. Throws where the roster is not exactly who is in the course. */
async function timed(what: string, place: Place, everybody: ReadonlySet<string>, read: () => Promise<void>): Promise<number> {
  await due(place);
  const from = performance.now();
  await read();
  const seconds = (performance.now() - from) / 1_000;
  await assertExact(place, everybody, what);
  console.log(`roster of ${everybody.size}, ${what}: ${seconds.toFixed(1)} s (bar ${bar} s), exact`);
  return seconds;
}

/** The whole roster is read at the next look. */
async function due(place: Place): Promise<void> {
  await RosterModel.updateOne({ ...place }, { $set: { dueAt: new Date(0), differencesUrl: null } });
}

async function assertExact(place: Place, everybody: ReadonlySet<string>, what: string): Promise<void> {
  const rows = await RosterMemberModel.find({ ...place, leftAt: null }, { subject: 1, _id: 0 }).lean();
  const there = new Set(rows.map(({ subject }) => subject));
  if (rows.length !== everybody.size || there.symmetricDifference(everybody).size > 0) throw new Error(`${what}: ${rows.length} members instead of ${everybody.size}`);
}

async function aLinkedProgram(lms: Started): Promise<Place> {
  const key = { issuer: lms.url, clientId: lms.clientId };
  await addRegistration(
    owner,
    { ...key, authorizationUrl: `${lms.url}/lti/authorize`, tokenUrl: `${lms.url}/lti/token`, jwksUrl: `${lms.url}/lti/keys`, grantedScopes: allServiceScopes },
    { allowHttp: true },
  );
  const { registration } = await approveRegistration(owner, { ...key, deploymentId: lms.deploymentId });
  const deployment = (await findDeployment(registration.id, lms.deploymentId))!;
  const place = await aProgram({ tenantId: deployment.tenantId! });
  for (const subject of lms.subjects.slice(0, joined)) {
    const { personId } = await aMentee(place);
    await IdentityModel.create({ tenantId: place.tenantId, source: 'registration', sourceId: registration.id, subject, personId });
  }
  const link = await linkContext({ ...place, registrationId: registration.id, deploymentId: deployment.id, contextId: 'car-210', title: 'CAR 210', isHome: true });
  await offerRoster(link, lms.membershipsUrl);
  return place;
}

interface Platform extends Started {
  ask(what: Ask): Promise<void>;
}

async function startPlatform(toolUrl: string): Promise<Platform> {
  const child: ChildProcess = fork(new URL('roster-platform.ts', import.meta.url), { env: { ...process.env, BENCH_TOOL_URL: toolUrl, BENCH_STUDENTS: String(students) } });
  const answered = <T>(): Promise<T> =>
    new Promise((resolve, reject) => {
      child.once('message', (message) => resolve(message as T));
      child.once('exit', () => reject(new Error('The platform of the benchmark has ended.')));
    });
  const started = await answered<Started>();
  return {
    ...started,
    async ask(what) {
      const done = answered();
      child.send(what);
      await done.catch(() => undefined);
    },
  };
}

if (import.meta.main) process.exitCode = (await benchRoster()) ? 0 : 1;
