import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { aFlashMeeting, slotWeek, spanAt } from '../scheduling/example-meetings.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { show, type } from '../testing/directory-on-screen.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { benCard, benProfile } from '../testing/mentors.ts';
import { settled, type MountOptions } from '../testing/mount.ts';
import { waitUntil } from '../testing/wait-until.ts';

const lateStart = '2026-10-29T20:00:00.000Z';
const late = `.week [data-start="${lateStart}"] .slot`;
const offers: FakeAnswers = {
  readMentor: () => ({ ...benProfile, flashMinutes: 30 }),
  listFlashSlots: ({ query }) => slotWeek(query?.from, { minutes: 30 }),
  holdSlot: ({ body }) => ({ start: body.start, until: '2026-10-20T12:10:00.000Z' }),
  releaseSlot: () => undefined,
};

/** Ben's page with the form for a single session open. */
async function begin(answers: FakeAnswers = {}, options: MountOptions = {}) {
  const shown = await show({ width: 1100, ...options, answers: { ...offers, ...answers } });
  shown.named('.mentor-name', 'Ben Köhler').click();
  await waitUntil(() => shown.all('.flash').length > 0);
  shown.named('.button', 'Book a flash session').click();
  await waitUntil(() => shown.all('.flash .week .slot').length > 0);
  await settled(shown.element);
  const asked = () => shown.api.calls.filter(({ id }) => id === 'listFlashSlots').map(({ input }) => input.query as Record<string, unknown>);
  const choose = async (selector = late) => {
    shown.all(selector)[0]!.click();
    await waitUntil(() => shown.all('.chosen-time .both-times').length > 0);
  };
  const ask = (words: string) => type(shown.all('#flash-question')[0]!, words);
  const urgent = (words: string) => waitUntil(() => document.querySelector('#mentor-live-assertive')?.textContent === words, `“${words}” is said at once`);
  return { ...shown, asked, choose, ask, urgent, plain: () => shown.words().replace(/\s+/g, ' ') };
}

describe('booking a single session', () => {
  it('begins at the topic, in a week of times on both clocks, under a heading of its own', async () => {
    const shown = await begin();
    await waitUntil(() => shown.focused()?.id === 'flash-topic');
    await expectAccessible(shown.element);
    const name = shown.all(late)[0]!.querySelector('.for-screen-readers')!.textContent.replaceAll(',', '');
    expect(name).to.equal('Thu 29 Oct 2026 17:00 your time 21:00 Ben’s time free');
    const levels = ['#profile-title', '#flash-title', '.week-title', '.day-head'].map((selector) => Number(shown.all(selector)[0]!.ariaLevel ?? shown.all(selector)[0]!.getAttribute('aria-level')));
    expect(levels.map((level) => level - levels[0]!)).to.deep.equal([0, 1, 2, 3]);
    expect(shown.plain()).to.contain('Clocks change in Berlin on Sunday 25 October. From then on Ben is 4 hours ahead of you, not 5 hours.');
    await shown.choose();
    await expectAccessible(shown.element);
  });

  it('by keys alone: what is missing takes the focus, arrows and PageDown walk the times, Tab reaches the button', async () => {
    const shown = await begin({ bookFlashSession: () => aFlashMeeting });
    shown.all('#flash-question')[0]!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shown.words().includes('Write your question first.'));
    expect(shown.focused().id).to.equal('flash-question');
    await sendKeys({ type: 'How did you get your first job?' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shown.focused()?.matches('.week .slot') === true, 'a time is missing');
    await sendKeys({ press: 'PageDown' });
    await waitUntil(() => shown.focused()?.matches('[data-start^="2026-11-03"] .slot') === true);
    await sendKeys({ press: 'PageUp' });
    await waitUntil(() => shown.focused()?.matches('[data-start^="2026-10-27"] .slot') === true);
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowDown' });
    expect(shown.focused().closest('[data-start]')?.getAttribute('data-start')).to.equal(lateStart);
    await sendKeys({ press: 'Enter' });
    await shown.said('17:00 chosen');
    await sendKeys({ press: 'Tab' });
    expect(shown.focused().textContent.trim()).to.equal('Book this session');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shown.focused()?.id === 'flash-title');
    expect(shown.api.bodies('bookFlashSession')).to.deep.equal([{ mentorId: benCard.id, start: lateStart, topic: 'data-careers', question: 'How did you get your first job?' }]);
    await shown.said('Booked. Ben gets a note.');
    expect(shown.words()).to.contain('17:00 your time. Ben sees your topic and question.');
    await expectAccessible(shown.element);
  });

  it('is on another clock when one is chosen, also after the page was left', async () => {
    const shown = await begin();
    const zoneAsked = () => shown.api.calls.filter(({ id }) => id === 'listFlashSlots').at(-1)?.zone;
    shown.named('.zone-line .link', 'Change the time zone').click();
    await waitUntil(() => shown.focused()?.id === 'zone');
    const zone = shown.all<HTMLSelectElement>('#zone')[0]!;
    zone.value = 'Asia/Tokyo';
    zone.dispatchEvent(new Event('change'));
    await waitUntil(() => zoneAsked() === 'Asia/Tokyo');
    shown.element.open(undefined);
    await settled(shown.element);
    shown.element.open(benCard.id);
    await waitUntil(() => shown.asked().length === 3);
    expect(zoneAsked()).to.equal('Asia/Tokyo');
  });

  it('has weeks from Sunday and a clock of twelve hours for who lives by these', async () => {
    const shown = await begin({ listFlashSlots: ({ query }) => slotWeek(query?.from ?? '2026-10-25', { minutes: 30 }) }, { region: 'US' });
    expect(shown.asked()[0]).to.deep.equal({ weekStart: 7 });
    shown.all('.week .slot')[0]!.click();
    await waitUntil(() => shown.all('.chosen-time .both-times').length > 0);
    expect(shown.plain()).to.match(/\d{1,2}:\d\d [AP]M your time \d{1,2}:\d\d [AP]M Ben’s time|\d{1,2}:\d\d [AP]M/);
    expect(shown.all('.flash')[0]!.textContent.replace(/\s+/g, ' ')).not.to.match(/\d\d:\d\d(?! [AP]M)/);
  });

  it('shows no other clock where the program hides who the mentor is', async () => {
    const partner = { id: benCard.id, name: 'Mentor 7', headline: null, blind: true as const };
    const shown = await begin({ listFlashSlots: ({ query }) => slotWeek(query?.from, { minutes: 30, partner, theirZone: 'America/Sao_Paulo' }) });
    expect(shown.all(late)[0]!.querySelector('.for-screen-readers')!.textContent.replaceAll(',', '')).to.equal('Thu 29 Oct 2026 17:00');
    await shown.choose();
    expect(shown.all('.chosen-time .both-times > li')).to.have.length(1);
  });

  it('on a narrow page puts the days below each other, and nothing is cut off', async () => {
    const shown = await begin({}, { width: 320 });
    const [first, second] = shown.all('.day').filter((day) => day.checkVisibility());
    expect(second!.offsetTop).to.be.greaterThan(first!.offsetTop);
    await shown.choose();
    expect(shown.element.scrollWidth).to.be.at.most(320);
    await expectAccessible(shown.element);
  });

  it('comes with the form open to who comes to book', async () => {
    const shown = await show({ width: 1100, answers: offers });
    shown.element.open(benCard.id, { flash: true });
    await waitUntil(() => shown.focused()?.id === 'flash-topic');
    shown.element.open(undefined);
    await settled(shown.element);
    shown.element.open(benCard.id);
    await waitUntil(() => shown.focused()?.id === 'profile-title');
  });
});

describe('the time of a single session', () => {
  it('is kept while the question is written, and let go when the page is left; the words stay', async () => {
    const shown = await begin();
    await shown.choose();
    await waitUntil(() => shown.words().includes('Kept for you until 09:10'));
    expect(shown.api.bodies('holdSlot')).to.deep.equal([{ kind: 'flash', id: benCard.id, start: lateStart }]);
    await shown.ask('How?');
    shown.element.open(undefined);
    await waitUntil(() => shown.api.calls.some(({ id, input }) => id === 'releaseSlot' && (input.query as { start: string }).start === lateStart));
    shown.element.open(benCard.id);
    await waitUntil(() => shown.all('.flash .week .slot').length > 0);
    expect(shown.all<HTMLInputElement>('#flash-question')[0]!.value).to.equal('How?');
    expect(shown.all('.chosen-time .both-times')).to.have.length(0);
  });

  it('that is kept no more is kept anew with the next letter', async () => {
    const soon = new Date(Date.parse('2026-10-20T12:00:00.000Z') + 200).toISOString();
    const shown = await begin({ holdSlot: ({ body }) => ({ start: body.start, until: shown.api.bodies('holdSlot').length > 1 ? '2026-10-20T12:10:00.000Z' : soon }) });
    await shown.choose();
    await waitUntil(() => shown.words().includes('Kept for you'));
    await waitUntil(() => !shown.words().includes('Kept for you'), 'its end');
    await shown.ask('How?');
    await waitUntil(() => shown.words().includes('Kept for you until 09:10'));
    expect(shown.api.bodies('holdSlot'), 'once, not with every key').to.have.length(2);
  });

  const closest = [spanAt('2026-10-29T19:00:00.000Z', 30), spanAt('2026-10-29T20:45:00.000Z', 30), spanAt('2026-11-03T19:00:00.000Z', 30)];

  it('that somebody else got is struck, the nearest have the focus, every word stays, and one of them is booked', async () => {
    const shown = await begin({ bookFlashSession: fails('slot-taken', { status: 409, details: { closest } }) });
    await shown.ask('How?');
    await shown.choose();
    shown.named('.button', 'Book this session').click();
    await waitUntil(() => shown.plain().includes('Someone was faster. Here are the three closest times.'));
    await shown.urgent('Someone was faster, three other times are below');
    expect(shown.all('.week .slot.taken')).to.have.length(1);
    await waitUntil(() => shown.focused()?.matches('.closest [data-start="2026-10-29T20:45:00.000Z"] .slot') === true);
    expect(shown.all<HTMLInputElement>('#flash-question')[0]!.value).to.equal('How?');
    await expectAccessible(shown.element);
    shown.api.answer({ bookFlashSession: () => aFlashMeeting });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shown.all('.chosen-time .both-times').length > 0);
    shown.named('.button', 'Book this session').click();
    await waitUntil(() => shown.words().includes('Booked.'));
    expect(shown.api.bodies('bookFlashSession').at(-1)).to.deep.include({ start: '2026-10-29T20:45:00.000Z', question: 'How?' });
  });

  it('that somebody else has just taken says so before anything is sent', async () => {
    const shown = await begin({ holdSlot: fails('slot-taken', { status: 409, details: { closest } }) });
    shown.all(late)[0]!.click();
    await shown.urgent('Someone was faster, three other times are below');
    expect(shown.api.bodies('bookFlashSession')).to.have.length(0);
  });

  it('that leaves the week while it is chosen is let go at once', async () => {
    const shown = await begin();
    await shown.choose();
    shown.api.answer({ listFlashSlots: ({ query }) => ({ ...slotWeek(query?.from, { minutes: 30 }), items: slotWeek(query?.from, { minutes: 30 }).items.filter(({ start }) => start !== lateStart) }) });
    shown.api.happen({ type: 'availability.edited', id: benCard.id });
    await shown.urgent('That time has just gone. 3 other times are below');
  });

  it('goes from the week by itself when the page is come back to', async () => {
    const shown = await begin();
    shown.api.answer({ listFlashSlots: ({ query }) => ({ ...slotWeek(query?.from, { minutes: 30 }), items: slotWeek(query?.from, { minutes: 30 }).items.slice(1) }) });
    window.dispatchEvent(new Event('focus'));
    await waitUntil(() => shown.all('.week .slot').length === slotWeek().items.length - 1);
  });
});

describe('a single session that cannot be booked', () => {
  for (const [code, words] of [
    ['flash-month-full', 'Ben’s sessions of that month are all booked. Choose a time in another month.'],
    ['limit-reached', 'You have a flash session with Ben to come. After it you can book another one.'],
    ['flash-not-offered', 'Ben offers no flash sessions any more.'],
  ] as const) {
    it(`says why aloud and keeps the words: ${code}`, async () => {
      const shown = await begin({ bookFlashSession: fails(code, { status: 409 }) });
      await shown.ask('How?');
      await shown.choose();
      shown.named('.button', 'Book this session').click();
      await shown.urgent(words);
      expect(shown.plain()).to.contain(words);
      expect(shown.all('.chosen-time .both-times')).to.have.length(code === 'flash-month-full' ? 0 : 1);
      expect(shown.all<HTMLInputElement>('#flash-question')[0]!.value).to.equal('How?');
    });
  }

  it('after a lost connection is tried again, and booked once', async () => {
    const shown = await begin({ bookFlashSession: fails('network') });
    await shown.ask('How?');
    await shown.choose();
    shown.named('.button', 'Book this session').click();
    await waitUntil(() => shown.all('.button').some(({ textContent }) => textContent.includes('Try again')));
    shown.api.answer({ bookFlashSession: () => aFlashMeeting });
    shown.named('.button', 'Try again').click();
    await waitUntil(() => shown.words().includes('Booked.'));
    expect(new Set(shown.api.calls.filter(({ id }) => id === 'bookFlashSession').map(({ idempotencyKey }) => idempotencyKey)).size).to.equal(1);
  });

  it('while the form is open is told in its place', async () => {
    const shown = await begin();
    shown.api.answer({ readMentor: () => benProfile });
    shown.api.happen({ type: 'availability.edited', id: benCard.id });
    await waitUntil(() => shown.words().includes('Ben has no flash session to book at the moment.'));
    await expectAccessible(shown.element);
  });
});
