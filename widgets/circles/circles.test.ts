import { expect } from '@open-wc/testing';
import '../entries/mentor-app.ts';
import { homeAlone, homeOfBen, homeOfChiara, meAsCoordinator, withAna } from '../app/app-samples.ts';
import { Problem } from '../api/problem.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { asked, circlesOf, fullCircle, inLine, invited, joined, large, led, ledFull, onRequest, openCircle, screenWith, seatKept, takenOutOf } from '../testing/circles.ts';
import type { FakeAnswers } from '../testing/fake-api.ts';
import { open, typeInto, type Opened } from '../testing/open-app.ts';
import { ana, leila, meAsMentee, meAsMentor } from '../testing/people.ts';
import { circleWeek } from '../scheduling/example-meetings.ts';
import type { MentorScheduling } from '../scheduling/scheduling.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { Formats } from '../text/formats.ts';
import { meetsWords } from './circle-words.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

const asMentee = (answers: FakeAnswers, rest = '') => open({ readHome: () => ({ ...homeAlone, hasCircles: true }), ...answers }, { me: meAsMentee, at: `#circles${rest && `/${rest}`}` });
const asMentor = (answers: FakeAnswers, rest = '') => open({ readHome: () => ({ ...homeOfBen, hasCircles: true }), ...answers }, { me: meAsMentor, at: `#circles${rest && `/${rest}`}` });
const there = (opened: Opened, words: string) => waitUntil(() => opened.shown().includes(words), words);

describe('circles', () => {
  it('lists a mentee’s own first, then those to join, the one with the fewest people first and full ones last, with topics, seats and who leads; accessible', async () => {
    const few = { ...onRequest, id: onRequest.id.replace('5002', '5009'), title: 'Research in industry', seatsTaken: 1 };
    const opened = await asMentee(screenWith(fullCircle, onRequest, few, joined, invited));
    await there(opened, 'Working abroad');
    await expectAccessible(opened.app);
    const titles = [...opened.app.shadowRoot!.querySelectorAll('.circles .group')].map((one) => one.textContent.trim());
    expect(titles).to.deep.equal(['First steps in data', 'Women in analytics', 'Research in industry', 'A PhD, or not?', 'Working abroad']);
    for (const words of ['Your circles', 'Circles to join', '3 seats free', 'Full', 'On request', 'You are invited', 'Data careers and Interviews and CV']) expect(opened.shown()).to.contain(words);
  });

  it('says when one meets next on a clock of twelve hours to who reads such a one', () => {
    const inUnitedStates = meetsWords(openCircle, new Formats('en', 'America/Sao_Paulo', 'US'));
    expect(inUnitedStates.replace(/\s+/g, ' ')).to.equal('Thursday, October 29, 2:00 PM to 3:00 PM');
    expect(meetsWords(openCircle, new Formats('en', 'America/Sao_Paulo'))).to.equal('Thursday 29 October, 14:00 to 15:00');
  });

  it('is in the navigation where there are circles, and not where there are none', async () => {
    const opened = await asMentee(screenWith());
    await there(opened, 'No circles yet');
    expect(opened.named('Circles').getAttribute('href')).to.equal('#circles');
    const without = await open({ readHome: () => homeAlone }, { me: meAsMentee, at: '#home' });
    expect(without.app.shadowRoot!.querySelector('[href="#circles"]')).to.equal(null);
  });

  it('a mentee joins, hears it, and sees who is in it', async () => {
    const opened = await asMentee({ ...screenWith(openCircle), joinCircle: () => joined }, openCircle.id);
    await there(opened, 'Only its people see who is in it.');
    opened.api.answer(screenWith(joined));
    opened.named('Join').click();
    await there(opened, 'Noor Hussain');
    expect(opened.shown()).to.contain('On a break');
    expect(opened.named('Leave the circle').localName).to.equal('button');
    await expectAccessible(opened.app);
  });

  it('the last seat that somebody else took is told kindly, and the circle is read again', async () => {
    const opened = await asMentee({
      ...screenWith(openCircle),
      joinCircle: () => {
        throw new Problem('circle-full', { status: 409 });
      },
    }, openCircle.id);
    await there(opened, 'Only its people see');
    opened.api.answer(screenWith({ ...openCircle, seatsTaken: 6, can: [] }));
    opened.named('Join').click();
    await there(opened, 'The last seat was just taken.');
    await there(opened, 'Full');
  });

  for (const [code, words] of [['pair-not-possible', 'By the rules of this program'], ['limit-reached', 'You are in as many circles'], ['mentor-paused', 'Ben is taking a break.'], ['not-enrolled', 'Only mentees who take part']] as const) {
    it(`says what is in the way: ${code}`, async () => {
      const opened = await asMentee({
        ...screenWith(openCircle),
        joinCircle: () => {
          throw new Problem(code, { status: 409 });
        },
      }, openCircle.id);
      await there(opened, 'Only its people see');
      opened.named('Join').click();
      await there(opened, words);
    });
  }

  it('who was taken out reads how to come back, from when they may ask, and finds no way to sit down by themselves; accessible', async () => {
    const opened = await asMentee(screenWith(takenOutOf), takenOutOf.id);
    await there(opened, 'You were taken out of this circle. You can ask for a seat from 18 January, or be invited.');
    expect(opened.app.shadowRoot!.querySelector('#circle-join, #circle-ask, #circle-wait')).to.equal(null);
    await expectAccessible(opened.app);
  });

  it('once they may ask, the same words stand beside it', async () => {
    const opened = await asMentee(screenWith({ ...takenOutOf, comingBack: { takenOut: true, askAgainAt: null }, can: ['ask'] }), takenOutOf.id);
    await there(opened, 'You can ask for a seat, or be invited.');
    expect(opened.named('Ask to join').localName).to.equal('button');
  });

  it('who asked not long ago is told from when they may again, once', async () => {
    const opened = await asMentee({
      ...screenWith(onRequest),
      askToJoin: () => {
        throw new Problem('circle-asked-before', { status: 409, details: { askAgainAt: '2027-01-18T09:00:00.000Z' } });
      },
    }, onRequest.id);
    await there(opened, 'Only its people see');
    opened.named('Ask to join').click();
    await opened.app.updateComplete;
    opened.api.answer(screenWith({ ...onRequest, comingBack: { takenOut: false, askAgainAt: '2027-01-18T09:00:00.000Z' }, can: [] }));
    opened.find('#send-words').click();
    await there(opened, 'You asked for a seat here not long ago. You can ask again from 18 January');
    expect(opened.shown().split('not long ago').length).to.equal(2);
  });

  it('a mentee asks with a few words, and can take it back', async () => {
    const opened = await asMentee({ ...screenWith(onRequest), askToJoin: () => asked, withdrawFromCircle: () => undefined }, onRequest.id);
    await there(opened, 'Only its people see');
    opened.named('Ask to join').click();
    await opened.app.updateComplete;
    typeInto(opened.find('#words'), 'I am thinking about a PhD.');
    opened.api.answer(screenWith(asked));
    opened.find('#send-words').click();
    await there(opened, 'You asked for a seat');
    expect(opened.api.bodies('askToJoin')).to.deep.equal([{ message: 'I am thinking about a PhD.' }]);
    opened.api.answer(screenWith(onRequest));
    opened.named('Take it back').click();
    await waitUntil(() => opened.app.shadowRoot!.querySelector('#circle-ask') !== null);
  });

  it('a circle that is not there says so, and leads back', async () => {
    const opened = await asMentee(screenWith(), openCircle.id);
    await there(opened, 'This circle is not here.');
    opened.named('All circles').click();
    await there(opened, 'No circles yet');
  });

  it('its mentor says yes and no, reads what was written, and takes somebody out for a reason', async () => {
    const opened = await asMentor({ ...screenWith(led), admitToCircle: () => ({ ...led, waiting: [] }), removeMember: () => led }, led.id);
    await there(opened, 'how others prepare for interviews');
    await expectAccessible(opened.app);
    opened.named(`Admit: ${ana.name}`).click();
    await waitUntil(() => opened.api.calls.some(({ id }) => id === 'admitToCircle'));
    expect(opened.api.calls.find(({ id }) => id === 'admitToCircle')?.input.path).to.deep.equal({ circleId: led.id, personId: ana.id });
    await there(opened, 'Noor Hussain');
    opened.named('Take out: Noor Hussain').click();
    await opened.app.updateComplete;
    opened.find('#send-words').click();
    await there(opened, 'Write a reason.');
    typeInto(opened.find('#words'), 'You moved to Friday.');
    opened.find('#send-words').click();
    await waitUntil(() => opened.api.bodies('removeMember').length === 1);
    expect(opened.api.bodies('removeMember')).to.deep.equal([{ reason: 'You moved to Friday.' }]);
  });

  it('its mentor sees who waits for a seat, in order, and for whom one is kept', async () => {
    const opened = await asMentor(screenWith(ledFull), ledFull.id);
    await there(opened, 'Waiting for a seat');
    const line = [...opened.app.shadowRoot!.querySelectorAll('section[aria-labelledby="circle-line"] li')].map((one) => one.textContent.replace(/\s+/g, ' ').trim());
    expect(line.length).to.equal(2);
    expect(line[0]).to.contain(ana.name).and.to.contain('A seat is kept until Friday');
    expect(line[1]).to.contain(leila.name).and.to.contain('Number 1 in line');
    await expectAccessible(opened.app);
  });

  it('a circle that has more seats than the program allows by now keeps them where something else is changed, and gets no others that are too many', async () => {
    const grown = { ...led, seats: 12, seatsTaken: 12 };
    const opened = await asMentor({ ...screenWith(grown), editCircle: ({ body }) => ({ ...grown, title: body?.title ?? '' }) }, `edit/${led.id}`);
    await there(opened, 'Who can join');
    typeInto(opened.find('#title'), 'Careers in data');
    for (const wrong of ['11', '13']) {
      typeInto(opened.find('#seats'), wrong);
      opened.find<HTMLButtonElement>('form [type=submit]').click();
      await there(opened, 'Between 2 and 10.');
    }
    expect(opened.api.bodies('editCircle')).to.deep.equal([]);
    typeInto(opened.find('#seats'), '12');
    opened.find<HTMLButtonElement>('form [type=submit]').click();
    await waitUntil(() => opened.api.bodies('editCircle').length === 1);
    expect(opened.api.bodies('editCircle')).to.deep.equal([{ title: 'Careers in data', about: grown.about, topics: grown.topics, visibility: grown.visibility, seats: 12, cadence: grown.cadence }]);
  });

  it('a new circle begins with the rhythm that is usual in the program', async () => {
    const opened = await open({ readHome: () => ({ ...homeOfBen, hasCircles: true }), ...screenWith() }, { me: { ...meAsMentor, program: { ...meAsMentor.program!, cadence: 'fortnightly' } }, at: '#circles/new' });
    await there(opened, 'Who can join');
    expect(opened.find<HTMLInputElement>('[name=cadence]:checked').value).to.equal('fortnightly');
  });

  it('who can wait for a seat reads who will see that', async () => {
    const opened = await asMentee(screenWith(fullCircle), fullCircle.id);
    await there(opened, 'Its mentor and the coordinators see who is in line.');
  });

  it('a mentor starts one: what is missing is named, a large one is warned of, and a wrong size is not sent', async () => {
    const opened = await asMentor({ ...screenWith(), startCircle: () => ({ ...led, members: [], waiting: [] }) }, 'new');
    await there(opened, 'Who can join');
    await expectAccessible(opened.app);
    opened.named('Start a circle').click();
    opened.find<HTMLButtonElement>('form [type=submit]').click();
    await there(opened, 'Give it a name.');
    typeInto(opened.find('#title'), 'First steps in data');
    typeInto(opened.find('#seats'), '11');
    await there(opened, 'Between 2 and 10.');
    typeInto(opened.find('#seats'), '9');
    await there(opened, 'More than 8 members');
    typeInto(opened.find('#seats'), '5');
    opened.named('On request: mentees ask').click();
    opened.find<HTMLButtonElement>('form [type=submit]').click();
    await waitUntil(() => opened.api.bodies('startCircle').length === 1);
    expect(opened.api.bodies('startCircle')).to.deep.equal([{ title: 'First steps in data', about: '', topics: [], visibility: 'on-request', seats: 5, cadence: 'monthly' }]);
    await waitUntil(() => location.hash === `#circles/${led.id}`);
  });

  it('a mentor invites somebody whom they mentor already', async () => {
    const lonely = { ...led, members: [], waiting: [] };
    const opened = await asMentor({ ...screenWith(lonely), inviteToCircle: () => lonely }, led.id);
    await there(opened, 'Invite somebody');
    const select = opened.find<HTMLSelectElement>('#invite');
    select.value = withAna.mentee.id;
    select.dispatchEvent(new Event('change'));
    await opened.app.updateComplete;
    opened.find('#send-invite').click();
    await waitUntil(() => opened.api.calls.some(({ id }) => id === 'inviteToCircle'));
    expect(opened.api.calls.find(({ id }) => id === 'inviteToCircle')?.input.path).to.deep.equal({ circleId: led.id, personId: ana.id });
  });

  it('ending asks first; a coordinator is warned of one that is too large', async () => {
    const opened = await open({ readHome: () => ({ ...homeOfChiara, hasCircles: true }), ...screenWith(large), closeCircle: () => ({ ...large, state: 'ended' as const, members: [], can: [] }) }, { me: meAsCoordinator, at: `#circles/${large.id}` });
    await there(opened, 'More than 8 members: not everybody gets to speak');
    opened.named('End the circle').click();
    await opened.app.updateComplete;
    expect(opened.api.calls.some(({ id }) => id === 'closeCircle')).to.equal(false);
    opened.api.answer({ listCircles: () => circlesOf() });
    opened.find('#sure').click();
    await there(opened, 'Over');
    expect(opened.api.bodies('closeCircle')).to.deep.equal([{ to: 'ended' }]);
  });

  it('a mentee stands in line for a full one, sees the position, and takes the seat that is kept', async () => {
    const opened = await asMentee({ ...screenWith(fullCircle), joinWaitingList: () => ({ ...inLine.myWaiting!, kind: 'circle' as const, of: fullCircle.id, name: fullCircle.title, state: 'waiting' as const, joinedAt: '2026-10-20T12:05:00.000Z' }), leaveWaitingList: () => undefined }, fullCircle.id);
    await there(opened, 'Full');
    opened.api.answer(screenWith(inLine));
    opened.named('Wait for a seat').click();
    await there(opened, 'Number 2 in line');
    expect(opened.api.bodies('joinWaitingList')).to.deep.equal([{ kind: 'circle', of: fullCircle.id }]);
    opened.api.answer(screenWith(seatKept));
    opened.api.happen({ id: 'e'.repeat(24), type: 'waiting-list.offered' });
    await there(opened, 'A seat is kept for you until');
    await expectAccessible(opened.app);
    expect(opened.named('Join').localName).to.equal('button');
    opened.named('Let it pass').click();
    await waitUntil(() => opened.api.calls.some(({ id }) => id === 'leaveWaitingList'));
  });

  it('its mentor plans its meeting where meetings are booked', async () => {
    const opened = await asMentor({ ...screenWith(led), listCircleSlots: () => circleWeek() }, led.id);
    await there(opened, 'Plan a meeting');
    opened.named('Plan a meeting').click();
    await waitUntil(() => location.hash === `#meetings/plan/${led.id}`);
    const planning = await waitFor(() => opened.app.shadowRoot!.querySelector<MentorScheduling>('mentor-scheduling'));
    await waitUntil(() => planning.shadowRoot!.textContent.includes('When does the circle meet?'));
    expect(planning.circle).to.equal(led.id);
  });
});

async function waitFor<T>(look: () => T | null): Promise<T> {
  await waitUntil(() => look() !== null);
  return look()!;
}
