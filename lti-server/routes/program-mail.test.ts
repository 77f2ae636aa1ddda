import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aProgram } from '../../models/factories.ts';
import { useTestServer } from '../test-server.ts';

const server = await useTestServer();
const place = await aProgram();
const path = `/api/programs/${place.programId}`;
const token = await server.signIn(await aCoordinator(place));

const night = { quiet: { from: '22:00', to: '07:00' }, delivery: 'daily' };
const settings = {
  room: { good: { address: 'https://meet.jit.si/{room}' }, answer: { address: 'https://meet.jit.si/{room}', mentors: 0, withOwn: 0 }, bad: [{ address: 'http://meet.example/{room}' }, { address: 'https://{room}.example/' }, { address: 'javascript:alert(1)' }, { address: '' }, {}, { address: null, mentors: 3 }] },
  reminders: { good: { ...night, meetingHours: [1, 24, 1], nudgesAWeek: 2 }, answer: { ...night, meetingHours: [24, 1], nudgesAWeek: 2 }, bad: [{ meetingHours: [0] }, { meetingHours: [169] }, { meetingHours: [1, 2, 3, 4, 5, 6] }, { nudgesAWeek: -1 }, { nudgesAWeek: 21 }, { nudgesAWeek: undefined }, { quietFrom: '21:00' }, { quiet: { from: '25:00', to: '07:00' } }, { delivery: 'hourly' }].map((wrong) => ({ ...night, meetingHours: [1], nudgesAWeek: 2, ...wrong })) },
  brand: { good: { accent: '#0057b8', sender: ' Alumni office ' }, answer: { accent: '#0057B8', sender: 'Alumni office' }, bad: [{ accent: 'blue', sender: null }, { accent: '#fff', sender: null }, { accent: '#0057b8;}', sender: null }, { accent: null, sender: 'help@bank.example' }, { accent: null, sender: 'Bank <help>' }, { accent: null, sender: 'Alumni\r\nBcc: all' }, { accent: null, sender: 'Alumni\u202Eoffice' }, { accent: null, sender: 'x'.repeat(61) }, { accent: null }] },
};

for (const [name, { good, answer, bad }] of Object.entries(settings)) {
  test(`a coordinator sets the program’s ${name}, and nothing that cannot be; pressing twice is once`, async () => {
    const headers = { 'Idempotency-Key': `set-${name}` };
    const set = await server.call('PUT', `${path}/${name}`, { token, body: good, headers });
    assert.deepEqual([set.status, set.body], [200, answer]);
    assert.deepEqual((await server.call('PUT', `${path}/${name}`, { token, body: good, headers })).body, answer);
    assert.deepEqual((await server.call('GET', `${path}/${name}`, { token })).body, answer);
    for (const body of bad) {
      const refused = await server.call('PUT', `${path}/${name}`, { token, body });
      assert.deepEqual([refused.status, refused.body['code']], [422, 'body-invalid'], JSON.stringify(body));
    }
    assert.deepEqual((await server.call('GET', `${path}/${name}`, { token })).body, answer);
  });
}

test('the preview of reminders saves nothing', async () => {
  const preview = await server.call('POST', `${path}/reminders/preview`, { token, body: { meetingHours: [3], nudgesAWeek: 0 } });
  assert.deepEqual([preview.status, preview.body], [200, { people: 0, atOnce: 0, next: [], nudged: 0, overCap: 0 }]);
  assert.deepEqual((await server.call('GET', `${path}/reminders`, { token })).body, settings.reminders.answer);
});

test('who takes part sees the colour of the program, and how it is set not at all', async () => {
  const mentee = await server.signIn(await aMentee(place));
  assert.equal((await server.call<{ program: { accent?: string } }>('GET', '/api/session', { token: mentee })).body.program.accent, '#0057B8');
  for (const name of Object.keys(settings)) assert.equal((await server.call('GET', `${path}/${name}`, { token: mentee })).status, 404);
});
