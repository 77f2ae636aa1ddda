import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventModel } from '../../models/events/event.model.ts';
import { aMentor, aProgram } from '../../models/factories.ts';
import { StopLinks } from '../../models/notifications/stop-links.ts';
import { useTestServer } from '../test-server.ts';

const server = await useTestServer({ RATE_LIMIT_SCALE: '1' });
server.clock.now = new Date(); // stands still, so that all of it falls into one minute

test('whoever holds a link to stop mail can switch it some times a minute, not write without end; another’s link works on', async () => {
  const place = await aProgram();
  const [ben, mia] = [await aMentor(place), await aMentor(place)];
  const links = new StopLinks(server.config.secrets.keyEncryption);
  const switchTo = (personId: string, again: string) => fetch(`${server.url}/stop-mail/${links.wordFor({ ...place, personId, what: 'requests' })}`, { method: 'POST', body: new URLSearchParams(again === '' ? {} : { again }) });
  const statuses: number[] = [];
  for (let n = 0; n < 25; n += 1) statuses.push((await switchTo(ben.personId, n % 2 === 0 ? '' : '1')).status);
  assert.deepEqual(statuses, [...Array<number>(20).fill(200), ...Array<number>(5).fill(429)]);
  assert.equal(await EventModel.countDocuments({ ...place, type: 'person.edited', subjectIds: ben.personId }), 20);
  assert.equal((await switchTo(mia.personId, '')).status, 200);
});
