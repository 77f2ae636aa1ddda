import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { peopleOf } from '../../people.ts';
import { KeptFile } from '../../web/kept-file.ts';
import { Campus } from '../campus.ts';
import { clientId, launched, lti, testTool } from '../test-tool.ts';
import { campusChanges, noChanges } from './changes.ts';

const custom = { history: '$Context.id.history', before: '$ResourceLink.id.history', colours: '$com.instructure.brandConfigJSON', what: '$Not.known', zone: '$Person.address.timezone' };

test('a teacher enrols somebody, who then opens the course as what they were made', async (t) => {
  const { campus, launch } = await testTool(t);
  const [moses, ben] = await Promise.all([campus.browserOf('moses-oyelaran'), campus.browserOf('ben-kohler')]);
  assert.equal((await ben.get('/courses/mat-120')).status, 404);
  assert.match(await (await moses.get('/courses/mat-120/people/enrol?q=ben+kohler')).text(), /Ben Köhler/);
  await moses.post('/courses/mat-120/people/ben-kohler', { role: 'teacher', status: 'active' });
  assert.match(await (await moses.get('/courses/mat-120/people')).text(), /Ben Köhler is in the course as teacher\./);
  assert.equal((await ben.get('/courses/mat-120')).status, 200);
  const claims = await launch('ben-kohler', `/courses/mat-120/tools/${clientId}/launch`);
  assert.match((claims[`${lti}roles`] as string[])[0] ?? '', /membership#Instructor$/);
});

test('who is suspended or unenrolled cannot open the course, nor finish a launch that they began', async (t) => {
  const { campus, url, launch } = await testTool(t);
  const [chiara, ana] = await Promise.all([campus.browserOf('chiara-bianchi'), campus.browserOf('ana-ribeiro')]);
  await chiara.post('/courses/car-210/people/ana-ribeiro', { role: 'student', status: 'inactive' });
  assert.equal((await ana.get('/courses/car-210')).status, 404);
  assert.match(await (await chiara.get('/courses/car-210/people')).text(), /Ana Ribeiro<\/a> <span class="tag off">Suspended/);
  await assert.rejects(launched(ana, `/courses/car-210/tools/${clientId}/launch`, `${url}/launch`));
  await chiara.post('/courses/car-210/people/ana-ribeiro', { role: 'student', status: 'active' });
  await launch('ana-ribeiro');
  await chiara.post('/courses/car-210/people/ana-ribeiro/unenrol', {});
  assert.equal((await ana.get('/courses/car-210')).status, 404);
  assert.equal((await ana.get('/courses/mat-120')).status, 200, 'the other course stays');
});

test('only who teaches changes the roster or copies the course', async (t) => {
  const { campus } = await testTool(t);
  const ana = await campus.browserOf('ana-ribeiro');
  for (const path of ['/courses/car-210/people/enrol', '/courses/car-210/people/ben-kohler', '/courses/car-210/copy']) assert.equal((await ana.get(path)).status, 404);
  for (const path of ['/courses/car-210/people/ben-kohler/unenrol', '/courses/car-210/copy']) assert.equal((await ana.post(path, {})).status, 404);
  assert.equal((await ana.post('/courses/car-210/people/ana-ribeiro', { role: 'teacher', status: 'active' })).status, 404);
  assert.doesNotMatch(await (await ana.get('/courses/car-210/people')).text(), /Enrol somebody/);
});

test('a copy has pages, activities and columns but no people or marks, and says where it came from', async (t) => {
  const { campus, url } = await testTool(t, { custom });
  const chiara = await campus.browserOf('chiara-bianchi');
  const copied = (await chiara.post('/courses/car-210/copy', {})).headers.get('location') ?? '';
  assert.match(copied, /^\/courses\/car-210-[0-9a-f]{6}$/);
  const again = (await chiara.post(`${copied}/copy`, {})).headers.get('location') ?? '';
  const [first = '', second = ''] = [copied, again].map((path) => path.split('/').at(-1));

  const claims = await launched(chiara, `${again}/tools/${clientId}/launch?item=meet-your-mentor`, `${url}/launch`);
  assert.equal((claims[`${lti}context`] as { id: string }).id, second);
  assert.equal((claims[`${lti}resource_link`] as { id: string }).id, `${second}:meet-your-mentor`);
  const { history, before } = claims[`${lti}custom`] as Record<string, string>;
  assert.equal(history, `${first},car-210`);
  assert.equal(before, `${encodeURIComponent(`${first}:meet-your-mentor`)},${encodeURIComponent('car-210:meet-your-mentor')}`);

  assert.match(await (await chiara.get(`${again}/grades`)).text(), /Nobody studies here yet/);
  const ana = await campus.browserOf('ana-ribeiro');
  assert.equal((await ana.get(copied)).status, 404);
  await chiara.post(`${copied}/people/ana-ribeiro`, { role: 'student', status: 'active' });
  assert.match(await (await ana.get(`${copied}/grades`)).text(), /One page about you/);
});

test('custom parameters are filled in; what is not known goes through as it is', async (t) => {
  const { launch } = await testTool(t, { custom });
  const { history, colours, what, zone } = (await launch('ana-ribeiro'))[`${lti}custom`] as Record<string, string>;
  assert.equal(history, '');
  assert.equal((JSON.parse(colours ?? '') as Record<string, string>)['ic-brand-primary'], '#22304a');
  assert.equal(what, '$Not.known');
  assert.equal(zone, 'America/Sao_Paulo');
});

test('parameters about a person that the privacy level keeps back stay unfilled', async (t) => {
  const { launch } = await testTool(t, { privacy: 'anonymous', custom: { name: '$Person.name.full', mail: '$Person.email.primary', id: '$User.id' } });
  assert.deepEqual((await launch('ana-ribeiro'))[`${lti}custom`], { name: '$Person.name.full', mail: '$Person.email.primary', id: 'ana-ribeiro' });
});

test('in student view a teacher is the test student of the course, who is on no roster', async (t) => {
  const { campus, url } = await testTool(t);
  const chiara = await campus.browserOf('chiara-bianchi');
  const path = `/courses/car-210/tools/${clientId}/launch?as=test-student`;
  const claims = await launched(chiara, path, `${url}/launch`);
  assert.equal(claims.sub, 'test-student-car-210');
  assert.equal(claims.name, 'Test Student');
  assert.deepEqual((claims[`${lti}roles`] as string[]).map((role) => role.replace('http://purl.imsglobal.org/vocab/', '')), [
    'lis/v2/membership#Learner', 'lis/v2/institution/person#Student', 'lti/system/person#TestUser',
  ]);
  for (const page of [`/courses/car-210/tools/${clientId}`, '/courses/car-210/items/meet-your-mentor']) {
    assert.match(await (await chiara.get(page)).text(), new RegExp(`href="${page}\\?as=test-student">Student view`));
    assert.match(await (await chiara.get(`${page}?as=test-student`)).text(), /You see this as the course’s test student[^]*src="[^"]*&amp;as=test-student"/);
  }
  const ana = await campus.browserOf('ana-ribeiro');
  assert.equal((await ana.get(path)).status, 404);
  assert.equal((await ana.get(`/courses/car-210/tools/${clientId}?as=test-student`)).status, 404);
});

test('enrolments, activities and copies outlast a restart', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'northfield-'));
  t.after(() => rm(folder, { recursive: true }));
  const people = peopleOf();
  const open = async (): Promise<Campus> => new Campus(people, await KeptFile.open(join(folder, 'campus.json'), campusChanges, noChanges), () => new Date());
  const before = await open();
  const course = before.course('mat-120');
  assert.ok(course);
  await before.enrol(course, people.featured.ben, 'guest', 'active');
  await before.place({ courseId: course.id, clientId: 'a', title: 'Placed', text: '', url: null, custom: {}, opens: 'iframe', height: null });
  const { course: copy } = await before.copy(course, people.featured.moses);

  const after = await open();
  assert.equal(after.membershipOf(course, people.featured.ben)?.role, 'guest');
  const kept = after.course(copy.id);
  assert.ok(kept);
  assert.deepEqual(after.activitiesOf(kept).map(({ title }) => title), ['Placed']);
});
