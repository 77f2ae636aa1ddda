import { expect, oneEvent } from '@open-wc/testing';
import { a11ySnapshot, sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails } from '../../testing/fake-api.ts';
import { settled } from '../../testing/mount.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { saoPaulo, slotWeek, spanAt, thursday, today, withAna, withBen, withTomas } from '../example-meetings.ts';
import { lists, said, saying, show, type Shown } from '../../testing/scheduling.ts';

const late = 'Thu 29 Oct 2026 17:00 your time 21:00 Ben’s time free';
const lateStart = '2026-10-29T20:00:00.000Z';
const inGrid = ({ element }: Shown, start: string) => element.shadowRoot!.querySelector<HTMLElement>(`.week [data-start="${start}"]`);
const slotsAsked = ({ api }: Shown) => api.calls.filter(({ id }) => id === 'listSlots').map(({ input }) => input.query);
/** The clock on which times were asked for last, in place of the reader's own. */
const clockAsked = ({ api }: Shown) => api.calls.filter(({ id }) => id === 'listSlots').at(-1)?.zone;

async function choosing(options: Parameters<typeof show>[0] = {}): Promise<Shown> {
  const shown = await show({ view: 'book', ...options });
  await settled(shown.element);
  return shown;
}

describe('choosing a time', () => {
  it('says of the times that suit both clocks best that they do, to eyes and in their names', async () => {
    const shown = await choosing();
    const marked = [...shown.element.shadowRoot!.querySelectorAll('.week .note')].map((note) => note.closest('button')!);
    expect(marked.map((button) => button.textContent.includes('Best for both'))).to.deep.equal([true, true, true]);
    shown.control('Fri 30 Oct 2026 09:00 your time 13:00 Ben’s time free, Best for both').click();
    await shown.element.updateComplete;
    expect(shown.control('Book this time').ariaDisabled).to.equal('false');
    await expectAccessible(shown.element);
  });

  it('is accessible, before and after a choice', async () => {
    const shown = await choosing();
    await expectAccessible(shown.element);
    shown.control(late).click();
    await shown.element.updateComplete;
    await expectAccessible(shown.element);
  });

  it('shows seven lists of times on both clocks, and what a change of clocks does', async () => {
    const { element, text } = await choosing();
    expect(element.shadowRoot!.querySelectorAll('.day')).to.have.length(7);
    expect(element.shadowRoot!.querySelectorAll('.week .slot')).to.have.length(9);
    expect(text()).to.contain('Clocks change in Berlin on Sunday 25 October. From then on Ben is 4 hours ahead of you, not 5 hours.');
  });

  it('is one stop of the Tab key: arrows walk, Enter chooses, then Tab reaches Book', async () => {
    const shown = await choosing({ answers: { bookMeeting: () => thursday } });
    const { api, element, control, focused } = shown;
    expect(control('Choose a time')).to.have.attribute('aria-disabled', 'true');
    control('Tue 27 Oct 2026 16:00').focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.contain('Tue 27 Oct 2026 16:45');
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal(late);
    await sendKeys({ press: 'End' });
    expect(focused()).to.contain('17:45');
    await sendKeys({ press: 'ArrowRight' });
    expect(focused(), 'the last of a shorter day').to.contain('Fri 30 Oct 2026 09:45');
    await sendKeys({ press: 'ArrowLeft' });
    expect(focused()).to.equal(late);
    expect([...element.shadowRoot!.querySelectorAll('.week .slot')].filter((slot) => slot.getAttribute('tabindex') === '0')).to.have.length(1);
    await sendKeys({ press: 'Enter' });
    await saying('17:00 chosen');
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal('Book this time');
    const told = oneEvent(element, 'mentor-meeting-booked');
    await sendKeys({ press: 'Enter' });
    expect((await told).detail).to.deep.equal({ meetingId: thursday.id });
    expect(api.bodies('bookMeeting')).to.deep.equal([{ matchId: withBen.id, minutes: 45, start: lateStart }]);
  });

  it('goes on to the meetings once it is booked', async () => {
    const { element, control, text, focused } = await choosing({ answers: { bookMeeting: () => thursday } });
    control(late).click();
    await element.updateComplete;
    control('Book this time').click();
    await waitUntil(() => text().includes('Booked. Thu 29 Oct, 17:00 your time.'));
    expect(element.view).to.equal('meetings');
    await waitUntil(() => focused() === 'Meetings');
    await waitUntil(() => /^Booked\. Thu,? 29 Oct, 17:00 your time\. It is in both calendars\.$/.test(said()));
  });

  it('is said on the clock of whoever booked, whichever one the times were looked at', async () => {
    const onOwnClock = { ...thursday, when: { ...thursday.when, yours: { ...thursday.when.yours, from: '05:00' } } };
    const { element, control } = await choosing({ answers: { bookMeeting: () => onOwnClock } });
    control(late).click();
    await element.updateComplete;
    control('Book this time').click();
    await waitUntil(() => /^Booked\. Thu,? 29 Oct, 05:00 your time\./.test(said()));
  });

  it('walks the weeks with PageDown and PageUp, never before the first', async () => {
    const shown = await choosing();
    const { control, text, focused } = shown;
    control('Tue 27 Oct 2026 16:00').focus();
    await sendKeys({ press: 'PageDown' });
    await waitUntil(() => text().includes('2 – 8 November') || text().includes('2–8 November'));
    await waitUntil(() => focused().startsWith('Tue 3 Nov 2026'), 'the focus is in the new week');
    await sendKeys({ press: 'PageUp' });
    await waitUntil(() => focused().startsWith('Tue 27 Oct 2026'));
    await sendKeys({ press: 'PageUp' });
    expect(slotsAsked(shown)).to.deep.equal([{}, { from: '2026-11-02' }, { from: '2026-10-26' }]);
    expect(control('This is the first week')).to.have.attribute('aria-disabled', 'true');
  });

  it('takes the next PageDown while a week is still on its way, and never loses the focus', async () => {
    const shown = await choosing();
    let answerOne = (): void => undefined;
    const held = new Promise<void>((resolve) => (answerOne = resolve));
    shown.api.answer({ listSlots: async ({ query }) => (query?.from === '2026-11-02' ? held.then(() => slotWeek('2026-11-02')) : slotWeek(query?.from)) });
    shown.control('Tue 27 Oct 2026 16:00').focus();
    await sendKeys({ press: 'PageDown' });
    await waitUntil(() => shown.element.shadowRoot!.activeElement?.matches('.week-title'), 'the week’s name has the focus meanwhile');
    await sendKeys({ press: 'PageDown' });
    await waitUntil(() => shown.focused().startsWith('Tue 10 Nov 2026'));
    answerOne();
    expect(slotsAsked(shown).at(-1)).to.deep.equal({ from: '2026-11-09' });
    await saying('Week of 9 November, 9 times');
  });

  it('leaves the focus where somebody has gone on while a week was on its way', async () => {
    const shown = await choosing();
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    shown.api.answer({ listSlots: async ({ query }) => held.then(() => slotWeek(query?.from)) });
    shown.control('Tue 27 Oct 2026 16:00').focus();
    await sendKeys({ press: 'PageDown' });
    await waitUntil(() => shown.element.shadowRoot!.activeElement?.matches('.week-title'));
    shown.control('What is it about?').focus();
    answer();
    await waitUntil(() => shown.has('Tue 3 Nov 2026 16:00'));
    expect(shown.focused()).to.equal('What is it about? optional');
  });

  it('on a narrow page, or at twice the size, walks by arrows what lies beside and below, and nothing is cut off', async () => {
    const items = [...Array.from({ length: 5 }, (_, at) => spanAt(new Date(Date.parse('2026-10-27T12:00Z') + at * 1_800_000).toISOString(), 30)), spanAt('2026-10-29T20:00:00.000Z', 30), spanAt('2026-10-29T21:00:00.000Z', 30)];
    const shown = await choosing({ answers: { listSlots: () => slotWeek('2026-10-26', { items }) } });
    shown.element.style.inlineSize = '320px';
    await waitUntil(() => shown.element.shadowRoot!.querySelector<HTMLElement>('.day.none')?.checkVisibility() === false, 'the days lie below each other');
    expect(shown.element.scrollWidth).to.be.at.most(320);
    const press = async (key: string, then: string) => {
      await sendKeys({ press: key });
      expect(shown.focused(), key).to.contain(then);
    };
    shown.control('Tue 27 Oct 2026 09:00').focus();
    await press('ArrowRight', '09:30 your time');
    await press('ArrowDown', '11:00 your time');
    await press('ArrowDown', 'Thu 29 Oct 2026 18:00');
    await press('ArrowUp', 'Tue 27 Oct 2026 11:00');
    await press('ArrowUp', '09:30 your time');
    await press('ArrowLeft', '09:00 your time');
    await press('End', '11:00 your time');
    await press('ArrowRight', 'Thu 29 Oct 2026 17:00');
  });

  it('is a tree that a screen reader walks by headings, lists and full names', async () => {
    const shown = await choosing();
    shown.control(late).click();
    await settled(shown.element);
    interface Node { role: string; name?: string; level?: number; pressed?: boolean; children?: Node[] }
    const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)];
    const nodes = flat((await a11ySnapshot({})) as unknown as Node);
    const plain = (name = '') => name.replaceAll(',', '').replace(/\s+/g, ' ');
    const headings = nodes.filter(({ role }) => role === 'heading').map(({ name, level }) => `${level} ${plain(name)}`);
    expect(headings).to.include('2 Book a meeting with Ben').and.to.include('4 Thursday 29 October');
    expect(headings.filter((heading) => heading.startsWith('4 '))).to.have.length(7);
    const slots = nodes.filter(({ role, name }) => role === 'button' && / free( Best for both)?$/.test(plain(name)));
    expect(slots).to.have.length(9);
    expect(slots.filter(({ pressed }) => pressed).map(({ name }) => plain(name))).to.deep.equal([late]);
  });

  it('keeps the focus near when somebody else takes the time it is on', async () => {
    const shown = await choosing();
    shown.control(late).focus();
    await shown.element.updateComplete;
    shown.api.answer({ listSlots: () => slotWeek('2026-10-26', { items: slotWeek().items.filter(({ start }) => start !== lateStart) }) });
    shown.api.happen({ type: 'meeting.booked', id: thursday.id });
    await waitUntil(() => shown.focused() === 'Thu 29 Oct 2026 17:45 your time 21:45 Ben’s time free');
  });

  it('is read again when one’s own calendar was: a time that it is busy at is gone', async () => {
    const shown = await choosing();
    shown.api.answer({ listSlots: () => slotWeek('2026-10-26', { items: slotWeek().items.filter(({ start }) => start !== lateStart) }) });
    shown.api.happen({ type: 'busy-calendar.read', id: thursday.id });
    await waitUntil(() => !shown.has(late), 'the time is gone');
  });

  it('walks to the left in Arabic where the eyes go on', async () => {
    const shown = await choosing();
    const week = shown.element.shadowRoot!.querySelector<HTMLElement>('.week')!;
    week.dir = 'rtl';
    shown.control('Tue 27 Oct 2026 16:00').focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(shown.focused()).to.contain('Thu 29 Oct 2026 16:00');
  });

  it('says of a time that is another day for the other one which day that is, before it is chosen', async () => {
    const zone = 'Asia/Tokyo';
    const items = [spanAt('2026-10-27T11:00:00.000Z', 45, saoPaulo, zone), spanAt('2026-10-27T22:00:00.000Z', 45, saoPaulo, zone)];
    const shown = await choosing({ answers: { listSlots: () => slotWeek('2026-10-26', { items, theirZone: zone }) } });
    expect(shown.has('Tue 27 Oct 2026 08:00 your time 20:00 Ben’s time free'), 'the same day').to.equal(true);
    const nextDay = shown.control('Tue 27 Oct 2026 19:00 your time Wed 28 Oct 07:00 Ben’s time free');
    expect(nextDay.querySelector(':scope > :last-child')?.textContent).to.equal('Wed 07:00 Ben');
  });

  it('asks anew for another length, and lets the choice go', async () => {
    const shown = await choosing();
    shown.control(late).click();
    await shown.element.updateComplete;
    shown.control('30 min').click();
    await waitUntil(() => slotsAsked(shown).length === 2);
    await settled(shown.element);
    expect(slotsAsked(shown).at(-1)).to.deep.equal({ minutes: 30 });
    expect(shown.has('Choose a time')).to.equal(true);
  });

  it('leads to the next free time from an empty week', async () => {
    const next = spanAt('2026-11-10T19:00:00.000Z', 45);
    const shown = await choosing({ answers: { listSlots: ({ query }) => (query?.from ? slotWeek(query.from) : slotWeek('2026-10-26', { items: [], next })) } });
    expect(shown.text()).to.contain('No times this week. Next free: Tuesday 10 November.');
    shown.control('Go there').click();
    await waitUntil(() => shown.focused().startsWith('Tue 10 Nov 2026 16:00'));
    expect(slotsAsked(shown).at(-1)).to.deep.equal({ from: '2026-11-09' });
  });

  it('offers to propose times where the next weeks have none, with what to do beside it', async () => {
    const shown = await choosing({ answers: { listSlots: () => slotWeek('2026-10-26', { items: [], next: null }) } });
    const banner = [...shown.element.shadowRoot!.querySelectorAll('.banner')].find((one) => one.textContent.includes('No free times in the next weeks.'))!;
    banner.querySelector<HTMLElement>('.propose')!.click();
    await shown.appears('Propose times to Ben?');
    expect(shown.element.shadowRoot!.querySelectorAll('.propose'), 'it is offered once').to.have.length(1);
  });

  it('folds a long day', async () => {
    const items = Array.from({ length: 14 }, (_, at) => spanAt(new Date(Date.parse('2026-10-27T12:00Z') + at * 900_000).toISOString(), 45));
    const shown = await choosing({ answers: { listSlots: () => slotWeek('2026-10-26', { items }) } });
    expect(shown.element.shadowRoot!.querySelectorAll('.week .slot')).to.have.length(8);
    shown.control('6 more').click();
    await waitUntil(() => shown.element.shadowRoot!.querySelectorAll('.week .slot').length === 14);
    await waitUntil(() => shown.focused().includes('11:00 your time'), 'the first new one has the focus');
  });

  it('shows another clock when the device is elsewhere', async () => {
    const shown = await choosing({ deviceZone: 'Europe/Lisbon' });
    expect(shown.text()).to.contain('Your device says Lisbon. Use it?');
    shown.control('Use Lisbon').click();
    await waitUntil(() => slotsAsked(shown).length === 2);
    expect(clockAsked(shown)).to.equal('Europe/Lisbon');
    await waitUntil(() => shown.focused() === 'Change the time zone');
  });

  it('lets any clock be chosen', async () => {
    const shown = await choosing();
    shown.control('Change the time zone').click();
    await waitUntil(() => shown.focused() === 'Time zone');
    const choice = shown.control<HTMLSelectElement>('Time zone');
    expect(choice.value).to.equal(saoPaulo);
    const places = [...choice.querySelectorAll('optgroup:last-child option')].map((option) => option.textContent);
    expect(places, 'sorted by the place, not by the continent before it').to.deep.equal(places.toSorted(new Intl.Collator('en').compare));
    expect(places).to.include('Kolkata');
    choice.value = 'Asia/Tokyo';
    choice.dispatchEvent(new Event('change'));
    await waitUntil(() => slotsAsked(shown).length === 2);
    expect(clockAsked(shown)).to.equal('Asia/Tokyo');
  });

  it('with several people, begins with whom', async () => {
    const shown = await choosing({ answers: lists([], [], [withBen, withTomas]) });
    const whom = shown.control<HTMLSelectElement>('Who with?');
    whom.value = withTomas.id;
    whom.dispatchEvent(new Event('change'));
    await waitUntil(() => shown.text().includes('Book a meeting with Tomás'));
    await settled(shown.element);
    expect(shown.api.calls.filter(({ id }) => id === 'listSlots').at(-1)?.input.path).to.deep.equal({ matchId: withTomas.id });
  });

  it('keeps what the meeting is about while it is typed', async () => {
    const shown = await choosing({ answers: { readDraft: () => ({ fields: { title: 'First goals' }, savedAt: null }), bookMeeting: () => thursday } });
    await waitUntil(() => shown.control<HTMLInputElement>('What is it about?').value === 'First goals');
    shown.control('What is it about?').focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: ' and more' });
    await waitUntil(() => shown.api.bodies('saveDraft').length > 0, 'kept while typing');
    expect(shown.api.bodies('saveDraft')).to.deep.equal([{ fields: { title: 'First goals and more' } }]);
    shown.control(late).click();
    await shown.element.updateComplete;
    shown.control('Book this time').click();
    await waitUntil(() => shown.api.bodies('bookMeeting').length === 1);
    expect(shown.api.bodies('bookMeeting')[0]).to.deep.include({ title: 'First goals and more' });
  });

  it('says to a mentor without open times where to open them', async () => {
    const shown = await choosing({ asMentor: true, answers: { ...lists([], [], [withAna]), listSlots: () => slotWeek('2026-10-26', { items: [], next: null }) } });
    expect(shown.text()).to.contain('You have no free times in the next weeks.');
    shown.control('Set your times').click();
    await waitUntil(() => shown.element.view === 'availability');
  });
});

describe('a time that is gone', () => {
  it('while it is chosen is let go at once, with the closest ones to choose from', async () => {
    const shown = await choosing();
    shown.control(late).click();
    await waitUntil(() => shown.has('Book this time'));
    shown.api.answer({ listSlots: () => slotWeek('2026-10-26', { items: slotWeek().items.filter(({ start }) => start !== lateStart) }) });
    shown.api.happen({ type: 'meeting.booked', id: thursday.id });
    await waitUntil(() => shown.text().includes('That time has just gone. Here are the three closest times.'));
    expect(shown.has('Choose a time'), 'nothing is chosen any more').to.equal(true);
    await saying('That time has just gone. 3 other times are below', 'assertive');
    await expectAccessible(shown.element);
  });

  const closest = [spanAt('2026-10-29T19:00:00.000Z', 45), spanAt('2026-10-29T20:45:00.000Z', 45), spanAt('2026-11-03T19:00:00.000Z', 45)];

  it('is struck; the three closest are offered and the nearest has the focus', async () => {
    const shown = await choosing({ answers: { bookMeeting: fails('slot-taken', { details: { closest } }) } });
    const { element, control, text, focused } = shown;
    control(late).click();
    await element.updateComplete;
    control('Book this time').click();
    await waitUntil(() => text().includes('Someone was faster. Here are the three closest times.'));
    expect(inGrid(shown, lateStart)?.textContent).to.contain('Just taken');
    expect(inGrid(shown, lateStart)?.querySelector('button'), 'not focusable any more').to.equal(null);
    expect(shown.has('Choose a time'), 'the choice is cleared').to.equal(true);
    await waitUntil(() => focused() === 'Thu 29 Oct 2026 17:45 your time 21:45 Ben’s time free');
    await expectAccessible(element);
    await saying('Someone was faster, three other times are below', 'assertive');
  });

  it('another one is booked from there, in another week too', async () => {
    const shown = await choosing({ answers: { bookMeeting: fails('slot-taken', { details: { closest } }) } });
    shown.control(late).click();
    await shown.element.updateComplete;
    shown.control('Book this time').click();
    const other = await shown.appears('Tue 3 Nov 2026 16:00');
    shown.api.answer({ bookMeeting: () => thursday });
    other.click();
    await waitUntil(() => shown.text().includes('Tue 3 Nov') && shown.has('Book this time'));
    await settled(shown.element);
    shown.control('Book this time').click();
    await waitUntil(() => shown.element.view === 'meetings');
    expect(shown.api.bodies('bookMeeting').at(-1)).to.deep.include({ start: '2026-11-03T19:00:00.000Z' });
  });

  for (const [code, words] of [['slot-past', 'That time is too close now.'], ['you-are-busy', 'You have something else at that time.']] as const) {
    it(`${code}: the nearest of the week are offered likewise`, async () => {
      const shown = await choosing({ answers: { bookMeeting: fails(code) } });
      shown.control(late).click();
      await shown.element.updateComplete;
      shown.control('Book this time').click();
      await waitUntil(() => shown.text().includes(`${words} Here are the three closest times.`), words);
      await waitUntil(() => shown.focused() === 'Thu 29 Oct 2026 17:45 your time 21:45 Ben’s time free');
    });
  }

  it('a lost connection keeps the choice, and trying again books once', async () => {
    const shown = await choosing({ answers: { bookMeeting: fails('network') } });
    shown.control(late).click();
    await shown.element.updateComplete;
    shown.control('Book this time').click();
    const again = await shown.appears('Try again');
    await saying('We couldn’t reach the server. Nothing is lost. Check your connection.', 'assertive');
    shown.api.answer({ bookMeeting: () => thursday });
    again.click();
    await waitUntil(() => shown.element.view === 'meetings');
    expect(new Set(shown.api.calls.filter(({ id }) => id === 'bookMeeting').map(({ idempotencyKey }) => idempotencyKey)).size).to.equal(1);
  });
});

describe('a chosen time', () => {
  const until = new Date(today.getTime() + 5 * 60_000).toISOString();
  const kept = { holdSlot: ({ body }: { body: { start: string } }) => ({ start: body.start, until }), releaseSlot: () => undefined };
  const released = ({ api }: Shown) => api.calls.filter(({ id }) => id === 'releaseSlot').map(({ input }) => input.query);

  it('is kept for the person while they fill in the form, and says so quietly', async () => {
    const shown = await choosing({ answers: kept });
    shown.control(late).click();
    await waitUntil(() => shown.text().includes('Kept for you until 09:05'));
    expect(shown.api.bodies('holdSlot')).to.deep.equal([{ kind: 'match', id: withBen.id, start: lateStart, minutes: 45 }]);
    await expectAccessible(shown.element);
  });

  it('is let go when the person leaves or asks for other times; another choice takes its place by itself', async () => {
    const shown = await choosing({ answers: kept });
    shown.control(late).click();
    await waitUntil(() => shown.text().includes('Kept for you'));
    shown.control('Tue 27 Oct 2026 16:00').click();
    await waitUntil(() => shown.api.bodies('holdSlot').length === 2);
    expect(released(shown)).to.deep.equal([]);
    shown.control('30 min').click();
    await waitUntil(() => released(shown).length === 1);
    await settled(shown.element);
    (await shown.appears(late)).click();
    await waitUntil(() => shown.api.bodies('holdSlot').length === 3);
    shown.control('Meetings').click();
    await waitUntil(() => released(shown).length === 2);
    expect(released(shown)).to.deep.equal([{ start: '2026-10-27T19:00:00.000Z' }, { start: lateStart }]);
  });

  it('that is not kept any more is kept anew with the next thing that the person does', async () => {
    const soon = new Date(today.getTime() + 300).toISOString();
    const shown = await choosing({ answers: { ...kept, holdSlot: ({ body }) => ({ start: body.start, until: shown.api.bodies('holdSlot').length > 1 ? until : soon }) } });
    shown.control(late).click();
    await waitUntil(() => shown.text().includes('Kept for you'));
    await waitUntil(() => !shown.text().includes('Kept for you'), 'its end');
    expect(shown.api.bodies('holdSlot')).to.have.length(1);
    shown.control('What is it about?').focus();
    await sendKeys({ type: 'G' });
    await waitUntil(() => shown.text().includes('Kept for you until 09:05'));
    await sendKeys({ type: 'oals' });
    expect(shown.api.bodies('holdSlot'), 'once, not with every key').to.have.length(2);
  });

  it('is asked for once, not with every key, where the clock of the device is far ahead', async () => {
    const past = new Date(today.getTime() - 1_000).toISOString();
    const shown = await choosing({ answers: { ...kept, holdSlot: ({ body }) => ({ start: body.start, until: past }) } });
    shown.control(late).click();
    await waitUntil(() => shown.text().includes('Kept for you until'));
    shown.control('What is it about?').focus();
    await sendKeys({ type: 'Goals' });
    await settled(shown.element);
    expect(shown.api.bodies('holdSlot')).to.have.length(1);
  });

  it('that somebody else has just taken says so at once, before anything is sent', async () => {
    const shown = await choosing({ answers: { ...kept, holdSlot: fails('slot-taken') } });
    shown.control(late).click();
    await waitUntil(() => shown.text().includes('Someone was faster. Here are the three closest times.'));
    expect(shown.has('Choose a time')).to.equal(true);
    expect(shown.api.bodies('bookMeeting')).to.have.length(0);
  });

  it('that cannot be kept can be booked all the same; once booked there is nothing to let go of', async () => {
    const shown = await choosing({ answers: { ...kept, holdSlot: fails('network'), bookMeeting: () => thursday } });
    shown.control(late).click();
    await shown.appears('Book this time');
    await waitUntil(() => shown.api.bodies('holdSlot').length === 1);
    expect(shown.text()).not.to.contain('Kept for you').and.not.to.contain('We couldn’t reach');
    shown.control('Book this time').click();
    await waitUntil(() => shown.element.view === 'meetings');
    await settled(shown.element);
    expect(released(shown)).to.deep.equal([]);
  });
});

describe('a time that somebody else takes meanwhile', () => {
  it('goes by itself when the page is come back to, without a word of who, and the focus stays among the times', async () => {
    let items = slotWeek().items;
    const { element, api, control, focused, has } = await show({ view: 'book', answers: { listSlots: () => slotWeek(undefined, { items }) } });
    await settled(element);
    const reads = () => api.calls.filter(({ id }) => id === 'listSlots').length;
    control('Thu 29 Oct 2026 16:00 your time').focus();
    const before = reads();
    items = items.filter(({ start }) => start !== '2026-10-29T19:00:00.000Z');
    window.dispatchEvent(new Event('focus'));
    await waitUntil(() => !has('Thu 29 Oct 2026 16:00 your time'));
    await settled(element);
    await waitUntil(() => focused().startsWith('Thu 29 Oct 2026'), `the focus is at ${focused()}`);
    expect(reads()).to.equal(before + 1);
    element.go('meetings');
    await waitUntil(() => has('Pick a time'));
    await settled(element);
    const away = reads();
    window.dispatchEvent(new Event('focus'));
    await element.updateComplete;
    expect(reads(), 'nobody looks at them any more').to.equal(away);
  });

  it('leaves the focus at the week where it was the last one', async () => {
    const one = '2026-10-29T19:00:00.000Z';
    let items = slotWeek().items.filter(({ start }) => start === one);
    const { element, control, focused, has } = await show({ view: 'book', answers: { listSlots: () => slotWeek(undefined, { items }) } });
    await settled(element);
    control('Thu 29 Oct 2026 16:00 your time').focus();
    items = [];
    window.dispatchEvent(new Event('focus'));
    await waitUntil(() => !has('Thu 29 Oct 2026 16:00 your time'));
    await settled(element);
    expect(element.shadowRoot!.activeElement, `the focus is at ${focused()}`).to.have.class('week-title');
  });
});
