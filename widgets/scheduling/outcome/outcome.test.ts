import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails, never, type FakeAnswers } from '../../testing/fake-api.ts';
import { settled } from '../../testing/mount.ts';
import { lists, saying, show, type Shown } from '../../testing/scheduling.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { nothingTogether } from '../../testing/workspace.ts';
import { byItself, circleThatMet, historyOfThursday, pastMeetings, rememberedOtherwise, spanAt } from '../example-meetings.ts';
import { agendaThatWas } from '../meeting/example-agenda.ts';
import type { Meeting } from '../scheduling-host.ts';

const [asked, missed] = pastMeetings as readonly [Meeting, Meeting];
const [held, differing] = rememberedOtherwise as readonly [Meeting, Meeting];

/** The page of a meeting that is over. */
async function page(meeting: Meeting, answers: FakeAnswers = {}): Promise<Shown> {
  const shown = await show({
    answers: {
      ...lists([], [meeting]), readMeeting: (_input, zone) => (zone ? { ...meeting, when: spanAt(meeting.when.start, 45, zone) } : meeting), readAgenda: () => agendaThatWas, listGoals: () => ({ items: [], nextCursor: null }),
      readMeetingHistory: () => historyOfThursday, ...nothingTogether, ...answers,
    },
  });
  shown.element.go('meeting', meeting.id);
  await waitUntil(() => shown.has('Show what happened'), 'the page is whole');
  await settled(shown.element);
  return shown;
}
const paths = ({ api }: Shown, operation: 'confirmHeld' | 'contestHeld') => api.calls.filter(({ id }) => id === operation).map(({ input }) => input.path);

describe('what became of a meeting', () => {
  it('is said in the words of who says it, by keys, and told what follows from it: nothing', async () => {
    const shown = await show({ answers: { ...lists([], [asked]), confirmHeld: () => ({ ...asked, state: 'missed', absent: 'them', can: [] }) } });
    const { element, api, control, appears, text } = shown;
    control('No').focus();
    await sendKeys({ press: 'Enter' });
    await appears('Ben did not come');
    expect(text()).to.contain('Nothing follows from it by itself.');
    await expectAccessible(element);
    control('Say so').click();
    await waitUntil(() => text().includes('Choose what was.'));
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowDown' });
    (await appears('Reason')).focus();
    await sendKeys({ type: 'The call stayed empty' });
    control('Say so').click();
    await saying('Thank you. It’s noted.');
    expect(api.bodies('confirmHeld')).to.deep.equal([{ held: false, absent: 'them', reason: 'The call stayed empty' }]);
    expect(text()).to.contain('Not held').and.to.contain('Ben did not come.');
    expect(element.shadowRoot!.activeElement, 'the row keeps the place').to.have.attribute('data-meeting', asked.id);
  });

  for (const [label, body] of [['I could not come', { held: false, absent: 'me' }], ['We had agreed not to meet', { held: false, absent: 'nobody' }], ['It did not take place', { held: false }], ['We met', { held: true }]] as const) {
    it(`can be that “${label}”`, async () => {
      const { api, control, appears } = await show({ answers: { ...lists([], [asked]), confirmHeld: () => ({ ...asked, state: 'missed', can: [] }) } });
      control('No').click();
      (await appears(label)).click();
      control('Say so').click();
      await saying('Thank you. It’s noted.');
      expect(api.bodies('confirmHeld')).to.deep.equal([body]);
    });
  }

  it('can be that the two moved it: it was not to be held then, and the new time is chosen next', async () => {
    const { element, api, control, appears, has, text } = await show({ answers: { ...lists([], [asked]), confirmHeld: () => ({ ...asked, state: 'missed', absent: 'nobody', can: [] }) } });
    control('No').click();
    (await appears('We moved it to another time')).click();
    await waitUntil(() => text().includes('You choose the new time with Ben next.'));
    control('Say so').click();
    await waitUntil(() => element.view === 'book');
    expect(api.bodies('confirmHeld')).to.deep.equal([{ held: false, absent: 'nobody' }]);
    await waitUntil(() => has('Book a meeting with Ben'));
  });

  it('cannot be that they moved it where they do not meet any more', async () => {
    const { control, appears, has } = await show({ answers: lists([], [asked], []) });
    control('No').click();
    await appears('We had agreed not to meet');
    expect(has('We moved it to another time')).to.equal(false);
  });

  it('can be seen otherwise by the other one: anything but what was said, with why, and what is kept of it', async () => {
    const said: Meeting = { ...missed, absent: 'me' };
    const shown = await show({ answers: { ...lists([], [said]), contestHeld: () => ({ ...missed, state: 'missed', contested: true, can: [] }) } });
    const { api, control, has, appears, text } = shown;
    expect(text()).to.contain('You are noted as not there.');
    control('That’s not right').click();
    await appears('Ben did not come');
    expect(has('I could not come')).to.equal(false, 'that is what Ben has said');
    expect(text()).to.contain('nobody is kept as the one who did not come');
    control('Ben did not come').click();
    control('Say so').click();
    await waitUntil(() => text().includes('You two remember it differently.'));
    expect(paths(shown, 'contestHeld')).to.deep.equal([{ meetingId: said.id }]);
    expect(api.bodies('contestHeld')).to.deep.equal([{ held: false, absent: 'them' }]);
    expect(has('That’s not right')).to.equal(false);
  });

  it('says of one about which both have spoken that they differ and what counts', async () => {
    const { element, text, control, has, appears } = await show({ answers: lists([], [held, differing]) });
    await expectAccessible(element);
    expect(text().split('You two remember it differently. It counts as it stands here.')).to.have.length(2);
    control('That’s not right').click();
    await appears('It did not take place');
    expect(has('We met')).to.equal(false);
  });

  it('that was settled elsewhere at the same moment keeps the row and says so', async () => {
    const { api, control, text, appears } = await show({ answers: { ...lists([], [held]), contestHeld: fails('moved-on', { status: 409 }) } });
    control('That’s not right').click();
    (await appears('It did not take place')).click();
    control('Say so').click();
    await waitUntil(() => text().includes('This changed a moment ago.'), 'why it did not work');
    expect(text()).to.contain('Say hello');
    expect(api.calls.filter(({ id, input }) => id === 'listMeetings' && (input.query as { when?: string } | undefined)?.when === 'past').length).to.be.greaterThan(1);
  });

  it('that counts by itself can still be said by either as the first word, which the other one may contest', async () => {
    const { element, api, control, has, appears, text } = await show({ answers: { ...lists([], [byItself]), confirmHeld: () => ({ ...byItself, state: 'missed', absent: 'them', can: [] }) } });
    expect(has('Yes, we met')).to.equal(false);
    control('That’s not right').click();
    await appears('Ben did not come');
    await expectAccessible(element);
    expect(has('We met')).to.equal(false, 'so it counts already');
    expect(text()).to.contain('Did you meet?').and.to.contain('can say that it was otherwise').and.not.to.contain('nobody is kept');
    control('Ben did not come').click();
    control('Say so').click();
    await saying('Thank you. It’s noted.');
    expect(api.bodies('confirmHeld')).to.deep.equal([{ held: false, absent: 'them' }]);
  });

  it('of a circle asks nothing of single members: who came says that', async () => {
    const met: Meeting = { ...circleThatMet, state: 'confirmed', can: ['confirm-held', 'mark-attendance'] };
    const { control, has, appears, text } = await show({ asMentor: true, answers: lists([], [met]) });
    control('No').click();
    await appears('I could not come');
    expect(has('Women in data did not come')).to.equal(false);
    expect(text()).to.contain('Everybody in “Women in data” can read this.').and.not.to.contain('can say that it was otherwise');
  });

  it('is chosen anew where what was chosen cannot be said any more', async () => {
    const answers = { ...lists([], [missed]), contestHeld: () => ({ ...missed, can: [] }) };
    const { api, element, control, appears, text } = await show({ answers });
    control('That’s not right').click();
    (await appears('Ben did not come')).click();
    control('Back').click();
    api.answer(lists([], [{ ...missed, absent: 'them' }]));
    api.happen({ type: 'meeting.missed', id: missed.id });
    await waitUntil(() => text().includes('Ben did not come.'));
    await settled(element);
    control('That’s not right').click();
    (await appears('Say so')).click();
    await waitUntil(() => text().includes('Choose what was.'));
    expect(api.bodies('contestHeld')).to.deep.equal([]);
  });

  it('that was said elsewhere meanwhile is contested from the open dialog, by what still can be said', async () => {
    const { api, control, has, appears, text } = await show({ answers: { ...lists([], [asked]), confirmHeld: fails('moved-on', { status: 409 }), contestHeld: () => ({ ...asked, state: 'missed', contested: true, can: [] }) } });
    control('No').click();
    (await appears('Ben did not come')).click();
    api.answer(lists([], [{ ...asked, state: 'missed', absent: 'me', can: ['contest'] }]));
    control('Say so').click();
    await waitUntil(() => text().includes('nobody is kept as the one who did not come'), 'the dialog asks about what is now');
    expect(has('I could not come')).to.equal(false);
    control('Say so').click();
    await waitUntil(() => text().includes('You two remember it differently.'));
    expect(api.bodies('contestHeld')).to.deep.equal([{ held: false, absent: 'them' }]);
  });

  it('is asked of each meeting by itself: what failed for one is not tried again for another', async () => {
    const shown = await page(asked, { confirmHeld: fails('network'), readMeeting: ({ path }) => (path.meetingId === held.id ? held : asked) });
    shown.control('Yes, we met').click();
    await shown.appears('Try again');
    shown.element.go('meeting', held.id);
    await waitUntil(() => shown.has('That’s not right'));
    await settled(shown.element);
    expect(shown.has('Try again')).to.equal(false);
    shown.element.go('meeting', asked.id);
    (await shown.appears('Try again')).click();
    await waitUntil(() => paths(shown, 'confirmHeld').length === 2);
    expect(paths(shown, 'confirmHeld')).to.deep.equal([{ meetingId: asked.id }, { meetingId: asked.id }]);
  });

  it('does not take the place of another meeting that is looked at by the time it was kept', async () => {
    const late = Promise.withResolvers<Meeting>();
    const shown = await page(asked, { confirmHeld: () => late.promise, readMeeting: ({ path }) => (path.meetingId === held.id ? held : asked) });
    shown.control('Yes, we met').click();
    await waitUntil(() => paths(shown, 'confirmHeld').length === 1);
    shown.element.go('meeting', held.id);
    await waitUntil(() => shown.has('That’s not right'));
    late.resolve({ ...asked, state: 'held', can: [] });
    await saying('Thank you. It’s noted.');
    await settled(shown.element);
    expect(shown.has('That’s not right')).to.equal(true);
  });

  it('is asked on the meeting’s page too, and stands there afterwards', async () => {
    const shown = await page(asked, { confirmHeld: () => ({ ...asked, state: 'held', can: [] }) });
    shown.control('Yes, we met').click();
    await waitUntil(() => shown.text().includes('Held'));
    expect(shown.element.shadowRoot!.activeElement).to.have.attribute('data-outcome');
    expect(shown.api.bodies('confirmHeld')).to.deep.equal([{ held: true }]);
  });
});

describe('the history of a meeting', () => {
  it('tells who, when, what, why, and both times of a move; it is read when it is wanted', async () => {
    const { element, api, control, text } = await page({ ...held, when: spanAt('2026-10-29T20:00:00.000Z', 45) });
    const reads = () => api.calls.filter(({ id }) => id === 'readMeetingHistory').length;
    expect(reads()).to.equal(0);
    control('Show what happened').click();
    await settled(element);
    await expectAccessible(element);
    const told = text();
    expect(told).to.contain('Booked You, Mon, 12 Oct 2026, 09:00');
    expect(told).to.contain('Moved Ben Köhler, Wed, 14 Oct 2026, 06:30 From Thu, 22 Oct 2026, 16:00 your time, 21:00 Ben’s time To Thu, 29 Oct 2026, 17:00 your time, 21:00 Ben’s time A class that I forgot');
    expect(told).to.contain('It did not take place Ben Köhler, Thu, 29 Oct 2026, 18:00 You are noted as not there.');
    expect(told).to.contain('Remembered otherwise: they did not meet You, Fri, 30 Oct 2026, 09:00 Ben did not come. I waited in the other room');
    expect(reads()).to.equal(1);
    control('Hide it').click();
    await element.updateComplete;
    expect(text()).not.to.contain('A class that I forgot');
  });
});

describe('the history of a meeting that is on its way', () => {
  it('keeps its place, and is told when it is there', async () => {
    const { element, api, control } = await page(held, { readMeetingHistory: never });
    control('Show what happened').click();
    await waitUntil(() => element.shadowRoot!.querySelector('.history .skeleton') !== null);
    api.answer({ readMeetingHistory: () => historyOfThursday });
    control('Hide it').click();
    await element.updateComplete;
    control('Show what happened').click();
    await waitUntil(() => element.shadowRoot!.querySelectorAll('.past-event').length === 4, 'the history is there');
    await saying('What happened');
  });
});

describe('the clock of meetings', () => {
  it('that is chosen on one screen is shown on all of them, the other one’s beside it, and nothing is written', async () => {
    const { element, api, control, text, appears } = await page(asked, { listSlots: ({ query }, zone = 'America/Sao_Paulo') => ({ from: query?.from ?? '2026-10-26', minutes: 45, yourZone: zone, theirZone: 'Europe/Berlin', partner: asked.partner, items: [], best: [], next: null, clockChanges: [] }) });
    control('Change the time zone').click();
    const zone = (await appears('Time zone')) as HTMLSelectElement;
    zone.value = 'Asia/Tokyo';
    zone.dispatchEvent(new Event('change'));
    await waitUntil(() => text().includes('your time, Tokyo'));
    expect(text()).to.contain('Ben’s time, Berlin');
    element.go('book');
    await appears('Change the time zone');
    await settled(element);
    expect(text()).to.contain('Tokyo, UTC+9');
    element.go('meetings');
    await settled(element);
    expect(api.calls.filter(({ id }) => id === 'listMeetings').at(-1)?.zone).to.equal('Asia/Tokyo');
    expect(api.calls.some(({ id }) => id === 'editProfile')).to.equal(false);
  });
});
