import { expect } from '@open-wc/testing';
import { fakeServer, json } from '../testing/fake-server.ts';
import { meAsMentee } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { Connection } from './connection.ts';
import type { Me } from './session.ts';

/** A launched page of somebody, in which something happens at once. */
function launched(me: Me, happens: string, now: Me): { connection: Connection; sent: () => string[]; close: () => void } {
  const page = document.implementation.createHTMLDocument();
  const block = page.createElement('script');
  Object.assign(block, { type: 'application/json', id: 'mentor-session', textContent: JSON.stringify({ token: 'T', expiresAt: '2030-01-01T00:00:00Z', me, first: {} }) });
  page.body.append(block);
  const stream = () => new Response(new ReadableStream({ start: (writer) => writer.enqueue(new TextEncoder().encode(`id: 1\ndata: {"type":"${happens}","id":"a"}\n\n`)) }), { headers: { 'Content-Type': 'text/event-stream' } });
  const { sent, close } = fakeServer(({ path }) => (path === '/api/events' ? stream() : json(now)));
  const connection = new Connection({ server: `https://tool-${crypto.randomUUID()}.example.edu`, program: '', widget: 'app', locale: 'en' }, page);
  return { connection, sent: () => sent.map(({ path }) => path), close };
}

describe('the clock that is looked at', () => {
  it('is the one of all formats and outlasts whatever is read anew of the reader, who lives by their own', async () => {
    const inBerlin: Me = { ...meAsMentee, person: { ...meAsMentee.person, zone: 'Europe/Berlin' } };
    const { connection, close } = launched(inBerlin, 'goal.set', inBerlin);
    const clocks = () => [connection.formats?.zone, connection.formats?.own];
    await waitUntil(() => connection.formats !== undefined);
    expect(clocks()).to.deep.equal(['Europe/Berlin', 'Europe/Berlin']);
    connection.session.view.viewZone('Asia/Tokyo');
    await waitUntil(() => connection.formats?.zone === 'Asia/Tokyo');
    connection.session.view.setMe({ ...inBerlin, person: { ...inBerlin.person, zone: 'Africa/Lagos' } });
    await waitUntil(() => connection.formats?.own === 'Africa/Lagos');
    expect(clocks()).to.deep.equal(['Asia/Tokyo', 'Africa/Lagos']);
    connection.session.view.viewZone(undefined);
    await waitUntil(() => connection.formats?.zone === 'Africa/Lagos');
    close();
  });
});

describe('who the reader is', () => {
  const taken: Me = { ...meAsMentee, enrolments: meAsMentee.enrolments.map((one) => ({ ...one, placesTaken: 1 })) };

  for (const happens of ['match.started', 'enrolment.approved']) {
    it(`is read again after ${happens}: a place is taken, a door has opened`, async () => {
      const { connection, close } = launched(meAsMentee, happens, taken);
      await waitUntil(() => connection.session.view.me?.enrolments[0]?.placesTaken === 1);
      close();
    });
  }

  it('is not asked for again for somebody who takes no part and hears of everybody', async () => {
    const coordinator: Me = { ...meAsMentee, roles: ['coordinator'], enrolments: [] };
    const { connection, sent, close } = launched(coordinator, 'match.started', coordinator);
    let heard = false;
    connection.api.live.on(['match.'], () => (heard = true));
    await waitUntil(() => heard);
    close();
    expect(sent()).to.deep.equal(['/api/events']);
  });
});
