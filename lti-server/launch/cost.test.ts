/** What a launch costs the database. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aMatch, aMentee, aMentor, anId, aProgram, someAvailability, type Place } from '../../models/factories.ts';
import { sendMatchRequest } from '../../models/matches/match-requests.ts';
import { bookMeeting } from '../../models/meetings/meetings.ts';
import { setGoal } from '../../models/goals/goals.ts';
import { countCommands, type Command } from '../../models/mongodb/test-commands.ts';
import { IdentityModel } from '../../models/people/identity.model.ts';
import { endSessionsOfPerson } from '../../models/sessions/sessions.ts';
import { linkContext, linkOf } from '../../models/tenants/context-links.ts';
import { findDeployment } from '../../models/tenants/deployments.ts';
import { forgetPlatforms } from '../../models/tenants/known-platforms.ts';
import { sessionIn, toolUrl, useLtiServer, type LtiServer, type Page } from './test-launch.ts';
import { claim, roles, TestPlatform, type Claims } from './test-platform.ts';

const server = await useLtiServer();
const platform = new TestPlatform();

await platform.start();
after(() => platform.stop());
const { id: registrationId } = await platform.register();
const { id: deploymentId, tenantId } = (await findDeployment(registrationId, '1'))!;
const place: Place = await aProgram({ tenantId: tenantId! });
await linkContext({ ...place, registrationId, deploymentId, contextId: '2', title: 'Biology', isHome: true });

/** The platform knows this person of the program by this name. */
async function isKnownAs(personId: string, subject: string): Promise<void> {
  await IdentityModel.create([{ tenantId: place.tenantId, source: 'registration', sourceId: registrationId, subject, personId }]);
}

/** A pair with a meeting ahead, a goal and a request that waits: a first page with something of everything. */
async function aBusyPair() {
  const [mentor, mentee] = [await aMentor(place, { enrolment: { capacity: 3 } }), await aMentee(place, { enrolment: { capacity: 2 } })];
  await someAvailability(place, mentor.personId);
  const matchId = await aMatch(place, { mentorId: mentor.personId, menteeId: mentee.personId });
  const nextWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await bookMeeting(mentee, { matchId, start: `${nextWeek}T10:00:00Z`, minutes: 30 });
  await setGoal(mentee, { title: 'Land a data internship', visibility: 'match' });
  await sendMatchRequest(mentee, { choices: [(await aMentor(place)).personId], goal: 'Another view', message: '', cadence: 'monthly' });
  await isKnownAs(mentor.personId, `mentor-${mentor.personId}`);
  await isKnownAs(mentee.personId, `mentee-${mentee.personId}`);
  return { mentor, mentee };
}

/**
 * A whole launch, login and all, with what it sent to MongoDB: of a platform from which nobody has come lately. What is
 * written down once a second for everybody is not its own.
 */
async function costOf(claims: Claims, { begin = (of) => of.begin(platform), lately = false }: { begin?: (of: LtiServer) => ReturnType<LtiServer['begin']>; lately?: boolean } = {}): Promise<{ page: Page; commands: Command[] }> {
  if (!lately) forgetPlatforms();
  const { result, commands } = await countCommands(async () => {
    const { browser, state, nonce } = await begin(server);
    const idToken = await platform.sign({ ...platform.claims(nonce, toolUrl), name: undefined, [claim('roles')]: [roles.learner], ...claims });
    return server.post('/lti/launch', { state, id_token: idToken }, browser);
  });
  return { page: result, commands: commands.filter((command) => !/rate-counts|launch-outcomes|^update people$/.test(command)) };
}

const fiveOperations = [
  'aggregate registrations', // login: the platform, and who may frame its pages
  'insert logins', // launch: the login is taken, once
  'aggregate registrations', // the platform as it is now, deployment, course, program, person, and what they are there
  'insert sessions',
  'aggregate 1', // the first page: matches, meeting, goals, requests, and whom they name
];

test('a launch of a known person is five operations from the login to the first page', async () => {
  const { mentor, mentee } = await aBusyPair();
  for (const [subject, side] of [[`mentee-${mentee.personId}`, 'mentee'], [`mentor-${mentor.personId}`, 'mentor']] as const) {
    const { page, commands } = await costOf({ sub: subject });
    const { me, first } = sessionIn(page) as { me: Record<string, unknown>; first: { readHome: Record<string, unknown[]> } };
    assert.deepEqual([me['roles'], me['entrance']], [[side], 'ready']);
    assert.deepEqual([first.readHome['matches']?.length, first.readHome['goals']?.length], [1, 1], 'with the first page');
    assert.deepEqual([...commands].sort(), [...fiveOperations].sort());
  }
});

test('in a frame it is the same, and so it is for a first launch after somebody’s session was ended', async () => {
  const { mentee } = await aBusyPair();
  await endSessionsOfPerson({ kind: 'owner' }, mentee.personId);
  const { commands } = await costOf({ sub: `mentee-${mentee.personId}` }, { begin: (of) => of.beginInFrame(platform) });
  assert.deepEqual([...commands].sort(), [...fiveOperations].sort());
});

test('a login within ten seconds of another one of the platform does not read it again', async () => {
  const { mentee } = await aBusyPair();
  const launch = { sub: `mentee-${mentee.personId}` };
  await costOf(launch);
  const { commands } = await costOf(launch, { lately: true });
  assert.deepEqual([...commands].sort(), fiveOperations.slice(1).sort());
});

test('who comes again as they were has their first page read while it is looked up where they come from, as it is by then', async () => {
  const { mentee } = await aBusyPair();
  const launch = { sub: `mentee-${mentee.personId}` };
  await costOf(launch);
  await setGoal(mentee, { title: 'Write to an alumna', visibility: 'match' });
  const { page, commands } = await costOf(launch);
  assert.ok(commands.indexOf('aggregate 1') < commands.indexOf('insert sessions'), String(commands));
  assert.deepEqual([...commands].sort(), [...fiveOperations].sort());
  assert.equal((sessionIn(page) as unknown as { first: { readHome: { goals: unknown[] } } }).first.readHome.goals.length, 2);

  await aMentor(place, { personId: mentee.personId });
  const asBoth = await costOf(launch);
  assert.deepEqual((sessionIn(asBoth.page).me)['roles'], ['mentee', 'mentor']);
  assert.deepEqual([...asBoth.commands].sort(), [...fiveOperations, 'aggregate 1'].sort(), 'what was foreseen is not what is asked for now');
});

test('who teaches the home course, who waits for a coordinator, and whose course tells its roster cost no more', async () => {
  const memberships = { 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: `${platform.origin}/members` } };
  const teacher = { sub: 'teacher', [claim('roles')]: [roles.instructor], ...memberships };
  await costOf(teacher); // makes the person, who coordinates from then on
  const again = await costOf(teacher);
  assert.deepEqual((sessionIn(again.page).me)['roles'], ['coordinator']);
  assert.ok(again.commands.length <= 6, String(again.commands));
  const { commands: further } = await costOf(teacher);
  assert.deepEqual([...further].sort(), [...fiveOperations].sort(), 'the roster was looked for a moment ago');

  const waiting = await aMentor(place, { enrolment: { state: 'pending' } });
  await isKnownAs(waiting.personId, 'waiting');
  const { page, commands } = await costOf({ sub: 'waiting' });
  assert.equal(sessionIn(page).me['entrance'], 'waiting');
  assert.ok(commands.length <= 5, String(commands));
});

test('a course that is called otherwise is renamed by whoever teaches there, once', async () => {
  const titled = (title: string | undefined, role: string = roles.instructor) => ({ sub: 'teacher', [claim('roles')]: [role], [claim('context')]: { id: '2', ...(title === undefined ? {} : { title }) } });
  const stored = async () => (await linkOf({ registrationId, deploymentId, contextId: '2' }))?.title;
  await costOf(titled('Biology')); // makes the person, who coordinates from then on
  const { commands } = await costOf(titled('Biology, spring 2027'));
  assert.equal(await stored(), 'Biology, spring 2027');
  assert.deepEqual([...commands].sort(), [...fiveOperations, 'update context-links'].sort());
  assert.deepEqual([...(await costOf(titled('Biology, spring 2027'))).commands].sort(), [...fiveOperations].sort());
  for (const title of [undefined, '']) await costOf(titled(title));
  await costOf({ ...titled('Mine now', roles.learner), sub: 'somebody' });
  assert.equal(await stored(), 'Biology, spring 2027', 'nothing, or somebody who does not teach there, renames nothing');
});

test('a new name is read back once it is written, and costs nothing the next time', async () => {
  const { mentee } = await aBusyPair();
  const launch = { sub: `mentee-${mentee.personId}`, name: `Ana ${anId()}` };
  const { page, commands } = await costOf(launch);
  assert.equal((sessionIn(page).me['person'] as { name: string }).name, launch.name);
  assert.deepEqual([...commands].sort(), [...fiveOperations, 'aggregate registrations'].sort());
  assert.deepEqual([...(await costOf(launch)).commands].sort(), [...fiveOperations].sort());
  assert.deepEqual([...(await costOf({ ...launch, name: `Ana ${anId()}` })).commands].sort(), [...fiveOperations, 'aggregate registrations'].sort(), 'nothing is foreseen of whom something new is said');
});
