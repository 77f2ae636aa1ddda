import { expect } from '@open-wc/testing';
import type { Shape } from '../api/operation.ts';
import type { Me } from '../api/session.ts';
import '../entries/mentor-app.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { settled } from '../testing/mount.ts';
import { focused, open } from '../testing/open-app.ts';
import { meAsMentee } from '../testing/people.ts';
import { saying } from '../testing/scheduling.ts';
import * as sample from './app-samples.ts';
import { openings, waitsForPlace } from '../testing/openings.ts';
import { waitUntil } from '../testing/wait-until.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('joining with limits', () => {
  const me: Me = { ...sample.meJoining, program: { ...sample.meJoining.program!, limited: true } };
  const opens = (items: Shape<'Opening'>[], answers: FakeAnswers = {}) =>
    open({ listOpenings: () => ({ items, nextCursor: null }), listWaiting: () => ({ items: [], nextCursor: null }), readHome: () => sample.homeAlone, readSession: () => me, ...answers }, { me });

  it('says when joining opens on the reader’s own clock, and asks nothing before', async () => {
    const opened = await opens(openings('before', { opensAt: '2026-10-25T08:00:00.000Z' }));
    await waitUntil(() => opened.title() === 'Joining Alumni Mentoring has not opened yet');
    expect(opened.shown()).to.contain('It opens on Sunday 25 October at 05:00, your time.');
    expect(opened.app.shadowRoot!.querySelector('form, .waiting')).to.equal(null);
    await expectAccessible(opened.app);
  });

  it('says since when it is closed, and lets whoever is late wait in line', async () => {
    const opened = await opens(openings('over', { closesAt: '2026-10-19T16:00:00.000Z' }), { joinWaitingList: () => waitsForPlace });
    await waitUntil(() => opened.title() === 'The time to join Alumni Mentoring is over');
    expect(opened.shown()).to.contain('Joining closed on Monday 19 October at 13:00, your time.');
    await expectAccessible(opened.app);
    opened.find('[aria-label="Find a mentor"] .button').click();
    await waitUntil(() => opened.shown().includes('You are number 4 on the waiting list of the program.'));
    expect(opened.api.bodies('joinWaitingList')).to.deep.equal([{ kind: 'program', of: 'mentee' }]);
    expect(focused(opened)?.id).to.equal('waiting-mentee');
  });

  it('leaves the form to the role that has places, and the line to the other', async () => {
    const [mentor, mentee] = [openings('open')[0]!, openings('full')[1]!];
    const opened = await opens([mentor, mentee]);
    await waitUntil(() => opened.shown().includes('Every place for mentees is taken.'));
    expect([...opened.app.shadowRoot!.querySelectorAll<HTMLInputElement>('input[name=role]')].map(({ value }) => value)).to.deep.equal(['mentor']);
    await expectAccessible(opened.app);
  });

  it('asks for the role again where its last place goes meanwhile, and says that the other one is left', async () => {
    const opened = await opens(openings('open'), { join: fails('role-full', { status: 409, details: { role: 'mentee' } }) });
    await waitUntil(() => opened.app.shadowRoot!.querySelector('input[name=role]') !== null);
    opened.named('Find a mentor').click();
    opened.named('Keep what I wrote here').click();
    await settled(opened.app);
    opened.api.answer({ listOpenings: () => ({ items: [openings('open')[0]!, openings('full')[1]!], nextCursor: null }) });
    opened.named('Join').click();
    await waitUntil(() => opened.shown().includes('Every place for mentees is taken.'));
    await saying('The program has just closed for this role. Your answers are still here.', 'assertive');
    expect(opened.shown()).to.not.contain('Nobody more can join');
    const mentor = opened.find<HTMLInputElement>('input[name=role]');
    expect([mentor.value, mentor.checked]).to.deep.equal(['mentor', false]);
    opened.named('Join').click();
    await waitUntil(() => opened.shown().includes('Choose one of them.'));
    expect(opened.api.bodies('join')).to.have.length(1);
    await expectAccessible(opened.app);
    mentor.click();
    await settled(opened.app);
    expect(opened.shown()).to.not.contain('has just closed for this role');
    opened.api.answer({ join: () => meAsMentee });
    opened.find<HTMLButtonElement>('[type=submit]').click();
    await waitUntil(() => opened.api.bodies('join').length === 2);
    expect(opened.api.bodies('join')[1]).to.have.property('role', 'mentor');
  });

  it('opens by itself with the program, also where it could not be read at the hour', async () => {
    const opened = await opens(openings('before', { opensAt: '2026-10-20T12:05:00.500Z' }));
    await waitUntil(() => opened.title() === 'Joining Alumni Mentoring has not opened yet');
    const reads = () => opened.api.calls.filter(({ id }) => id === 'listOpenings').length;
    const before = reads();
    opened.api.answer({ listOpenings: fails('network') });
    await waitUntil(() => reads() > before, 'it is asked at the hour');
    opened.api.answer({ listOpenings: () => ({ items: openings('open'), nextCursor: null }) });
    await waitUntil(() => opened.title() === 'Join Alumni Mentoring', 'and once more');
  });

  it('keeps a place for whoever has waited: they join by the form, or let it pass', async () => {
    const offered = { ...waitsForPlace, state: 'offered' as const, position: null, until: '2026-10-23T12:00:00.000Z' };
    const opened = await opens(openings('full'), { listWaiting: () => ({ items: [offered], nextCursor: null }), leaveWaitingList: () => undefined, join: () => meAsMentee });
    await waitUntil(() => opened.shown().includes('A place in the program is kept for you until Friday 23 October, 09:00.'));
    expect([...opened.app.shadowRoot!.querySelectorAll<HTMLInputElement>('input[name=role]')].map(({ value }) => value)).to.deep.equal(['mentee']);
    await expectAccessible(opened.app);
    opened.api.answer({ listWaiting: () => ({ items: [], nextCursor: null }) });
    opened.named('Let it pass').click();
    await waitUntil(() => opened.title() === 'Every place in Alumni Mentoring is taken');
  });

  it('keeps what was typed where the last place goes meanwhile, and shows the line instead', async () => {
    const opened = await opens(openings('open'), { join: fails('role-full', { status: 409 }) });
    await waitUntil(() => opened.app.shadowRoot!.querySelector('input[name=role]') !== null);
    opened.named('Find a mentor').click();
    opened.named('Keep what I wrote here').click();
    await settled(opened.app);
    opened.api.answer({ listOpenings: () => ({ items: openings('full'), nextCursor: null }) });
    opened.named('Join').click();
    await waitUntil(() => opened.title() === 'Every place in Alumni Mentoring is taken');
    expect(opened.shown()).to.contain('What you wrote is kept for when it is your turn.');
  });

  it('asks nothing about limits where there are none, and shows the form where they cannot be read', async () => {
    const without = await open({ readHome: () => sample.homeAlone }, { me: sample.meJoining });
    expect(without.api.calls.map(({ id }) => id)).not.to.include('listOpenings');
  });

  it('shows the form where the limits cannot be read: the server says no where it has to', async () => {
    const opened = await opens([], { listOpenings: fails('network') });
    await waitUntil(() => opened.title() === 'Join Alumni Mentoring');
  });
});
