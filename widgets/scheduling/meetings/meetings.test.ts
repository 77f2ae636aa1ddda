import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails, never } from '../../testing/fake-api.ts';
import { leila, tomas } from '../../testing/people.ts';
import { settled } from '../../testing/mount.ts';
import { meAsCoordinator } from '../../app/app-samples.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { aFlashMeeting, attendance, calendarOfBen, circleThatMet, justNow, nextMonth, notThere, pastMeetings, thursday, thursdayOfBen, withTomas, withBen } from '../example-meetings.ts';
import { lists, mentorLists, saying, show } from '../../testing/scheduling.ts';

describe('the meetings of a person', () => {
  it('are accessible', async () => {
    const { element } = await show({ answers: lists([thursday, justNow], pastMeetings) });
    await expectAccessible(element);
  });

  it('stand there on both clocks, with a word on the change of clocks between', async () => {
    const { text, control } = await show({ answers: lists([thursday]) });
    expect(text()).to.contain('17:00 your time, São Paulo').and.to.contain('21:00 Ben’s time, Berlin');
    expect(text()).to.contain('Clocks change in Berlin before then.');
    expect(control('Join opens at 16:50')).to.have.attribute('aria-disabled', 'true');
  });

  it('can be joined from ten minutes before, without a reload', async () => {
    const soon = Date.parse(justNow.joinOpensAt) - 150;
    const began = performance.now();
    const { has, appears } = await show({ answers: lists([justNow]), clock: () => new Date(soon + performance.now() - began) });
    expect(has('Join opens at 08:56') || has('Join the meeting with Ben')).to.equal(true);
    const join = await appears('Join the meeting with Ben');
    expect(join).to.have.attribute('href', 'https://meet.example.org/ben');
    expect(join).to.have.attribute('rel', 'noopener noreferrer');
  });

  it('of a flash session with a hidden name say when the room opens and no clock but one’s own; the room is fetched when it opens', async () => {
    const opens = Date.parse(justNow.joinOpensAt);
    const began = performance.now();
    const clock = () => new Date(opens - 150 + performance.now() - began);
    const hidden = { ...justNow, partner: { ...justNow.partner, name: 'Mentor\u00a07', blind: true as const } };
    const later = { ...hidden, meetingUrl: null, roomLater: true as const };
    const listMeetings = ({ query }: { query?: { when?: string } }) => ({ items: query?.when === 'past' ? [] : [clock().getTime() < opens ? later : hidden], nextCursor: null });
    const { text, has, appears } = await show({ answers: { ...lists([later]), listMeetings }, clock });
    expect(has('Join opens at 08:56') || has('Join the meeting with Mentor\u00a07')).to.equal(true);
    expect(text()).to.contain('your time').and.not.to.contain('’s time');
    expect(await appears('Join the meeting with Mentor\u00a07')).to.have.attribute('href', 'https://meet.example.org/ben');
  });

  it('are fetched in one read before anything is shown, and again when one is booked elsewhere', async () => {
    const { element, api, text } = await show({ answers: lists([]) });
    expect(api.calls[0]).to.deep.include({ id: 'listMeetings', input: {} });
    api.answer(lists([thursday]));
    api.happen({ type: 'meeting.booked', id: thursday.id });
    await waitUntil(() => text().includes('First goals and how we work'));
    await settled(element);
  });

  it('lead to a time when there is no date yet', async () => {
    const { element, control, appears, focused, text } = await show();
    await waitUntil(() => text().includes('No date yet') && text().includes('Ben has 9 free times this week.'));
    const moved = oneEvent(element, 'mentor-scheduling-view');
    control('Pick a time').focus();
    await sendKeys({ press: 'Enter' });
    expect((await moved).detail).to.deep.equal({ view: 'book', matchId: withBen.id, meetingId: null });
    await appears('Book a meeting with Ben');
    await waitUntil(() => focused() === 'Book a meeting with Ben', 'the new heading has the focus');
  });

  it('say what is missing when there is nobody to meet', async () => {
    const { text, has } = await show({ answers: lists([], [], []) });
    expect(text()).to.contain('Nobody to meet yet');
    expect(has('Pick a time')).to.equal(false);
  });

  it('say how to come in to somebody who is not in the program', async () => {
    const { text } = await show({ answers: { listMeetings: fails('not-enrolled') } });
    expect(text()).to.contain('You’re not part of this program yet.');
  });
});

describe('cancelling', () => {
  it('asks first, tells the other one, and leaves the focus at the heading', async () => {
    const { element, api, control, text, focused } = await show({ answers: { ...lists([thursday, nextMonth]), cancelMeeting: () => ({ ...thursday, state: 'cancelled', can: [] }) } });
    const told = oneEvent(element, 'mentor-meeting-cancelled');
    control('Cancel the meeting with Ben, Thursday 29 October').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused() === 'Reason optional');
    expect(text()).to.contain('Cancel Thursday’s meeting?').and.to.contain('Ben gets a note');
    await expectAccessible(element);
    control('Cancel the meeting').focus();
    await sendKeys({ press: 'Enter' });
    expect((await told).detail).to.deep.equal({ meetingId: thursday.id });
    expect(api.bodies('cancelMeeting')).to.deep.equal([{}]);
    expect(text()).not.to.contain('First goals');
    await waitUntil(() => focused() === 'Meetings');
    await saying('Cancelled. Ben gets a note.');
  });

  it('can be thought over: Escape keeps the meeting and the focus', async () => {
    const { api, control, focused } = await show({ answers: lists([thursday]) });
    control('Cancel the meeting with Ben').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused() === 'Reason optional');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused().startsWith('Cancel the meeting with Ben'));
    expect(api.bodies('cancelMeeting')).to.have.length(0);
  });

  it('that cannot be cancelled now says so inside the open dialog, where it can be heard', async () => {
    const { element, control, appears } = await show({ answers: { ...lists([thursday]), cancelMeeting: fails('network') } });
    control('Cancel the meeting with Ben').click();
    (await appears('Cancel the meeting')).click();
    await waitUntil(() => element.shadowRoot!.querySelector('dialog[open] [aria-live="assertive"]')?.textContent?.startsWith('We couldn’t reach the server'), 'said in the dialog');
  });

  it('asks why when it is late, and keeps what is typed', async () => {
    const { api, control, text, focused } = await show({ answers: { ...lists([thursday]), cancelMeeting: fails('body-invalid', { details: { path: 'reason' } }) } });
    control('Cancel the meeting with Ben').click();
    await waitUntil(() => focused() === 'Reason optional');
    control('Cancel the meeting').click();
    await waitUntil(() => text().includes('It starts soon, so please say why.'));
    await waitUntil(() => focused() === 'Reason');
    await sendKeys({ type: 'I have an exam' });
    api.answer({ cancelMeeting: () => ({ ...thursday, state: 'cancelled', can: [] }) });
    control('Cancel the meeting').click();
    await waitUntil(() => api.bodies('cancelMeeting').length === 2);
    expect(api.bodies('cancelMeeting')[1]).to.deep.equal({ reason: 'I have an exam' });
  });
});

describe('after a meeting', () => {
  it('either one says whether they met', async () => {
    const [asked] = pastMeetings;
    const { api, control, text } = await show({ answers: { ...lists([], [asked!]), confirmHeld: () => ({ ...asked!, state: 'held', can: [] }) } });
    expect(text()).to.contain('Did you meet?');
    control('Yes, we met').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => text().includes('Held'));
    expect(api.bodies('confirmHeld')).to.deep.equal([{ held: true }]);
    expect(text()).not.to.contain('Did you meet?');
    await saying('Thank you. It’s noted.');
  });

  it('what went wrong is said in its place, and can be tried again', async () => {
    const [asked] = pastMeetings;
    const { api, control, text, appears } = await show({ answers: { ...lists([], [asked!]), confirmHeld: fails('network') } });
    control('Yes, we met').click();
    const again = await appears('Try again');
    api.answer({ confirmHeld: () => ({ ...asked!, state: 'held', can: [] }) });
    again.click();
    await waitUntil(() => text().includes('Held'));
    expect(new Set(api.calls.filter(({ id }) => id === 'confirmHeld').map(({ idempotencyKey }) => idempotencyKey)).size).to.equal(1);
  });

  it('older ones come page by page', async () => {
    const page = (items: typeof pastMeetings, nextCursor: string | null) => ({ items: [...items], nextCursor });
    const { api, control, text } = await show({
      answers: { ...lists([]), listMeetings: ({ query }) => (query?.when !== 'past' ? page([], null) : query.cursor ? page(pastMeetings.slice(2), null) : page(pastMeetings.slice(0, 2), 'next')) },
    });
    control('Show more').click();
    await waitUntil(() => text().includes('Say hello'));
    expect(text()).to.contain('Which courses to take').and.not.to.contain('Show more');
    expect(api.calls.at(-1)?.input.query).to.deep.equal({ when: 'past', cursor: 'next' });
  });
});

describe('the views', () => {
  it('a mentor reaches the free times', async () => {
    const mentor = await show({ asMentor: true, answers: mentorLists([thursdayOfBen]) });
    mentor.control('When you’re free').click();
    await waitUntil(() => mentor.text().includes('Every week'), 'the view has come');
  });

  it('a mentee sets no free times, and reaches the calendars that say when they are busy, and back', async () => {
    const mentee = await show({ answers: { listBusyCalendars: () => ({ items: [calendarOfBen] }) } });
    expect(mentee.has('When you’re free')).to.equal(false);
    mentee.control('When you’re busy').click();
    await waitUntil(() => mentee.text().includes('Checked 4 minutes ago'), 'the view has come');
    expect(mentee.element.shadowRoot!.activeElement?.textContent).to.equal('When you’re busy');
    expect(mentee.text()).not.to.contain('Every week');
    await expectAccessible(mentee.element);
    mentee.control('Meetings').click();
    await waitUntil(() => mentee.element.view === 'meetings');
  });

  it('whoever is neither sees the meetings', async () => {
    const neither = await show({ view: 'availability', me: meAsCoordinator });
    expect(neither.text()).to.contain('No date yet');
    for (const words of ['When you’re free', 'When you’re busy']) expect(neither.has(words)).to.equal(false);
  });

  it('an unknown one warns once and shows the meetings', async () => {
    const warned: unknown[] = [];
    const { warn } = console;
    console.warn = (words: unknown) => void warned.push(words);
    try {
      const { element, text } = await show({ view: 'nonsense' as 'book', answers: lists([], [], [withBen, withTomas]) });
      element.requestUpdate();
      await element.updateComplete;
      expect(text()).to.contain('No date yet');
    } finally {
      console.warn = warn;
    }
    expect(warned).to.deep.equal(['Mentorkit: <mentor-scheduling> has no view "nonsense"; there are meetings, book, availability, meeting, move, plan.']);
  });
});

describe('a flash session', () => {
  it('is called by what it is, with its question', async () => {
    const { text } = await show({ answers: lists([aFlashMeeting]) });
    expect(text()).to.contain('Flash session with Ben').and.to.contain('Question: How did you get your first job?');
  });

  it('that was held can be made ongoing with one press, and says why not in the words of requests', async () => {
    const held = { ...aFlashMeeting, state: 'held' as const, can: ['go-on' as const] };
    const { api, control, text } = await show({ answers: { ...lists([], [held]), goOnAfterFlash: fails('mentor-full', { status: 409 }) } });
    control('Make it ongoing').click();
    await waitUntil(() => text().includes('Ben has just filled the last place.'));
    api.answer({ goOnAfterFlash: () => ({ ...held, can: [] }) });
    control('Make it ongoing').click();
    await waitUntil(() => !text().includes('Make it ongoing'));
    expect(api.calls.filter(({ id }) => id === 'goOnAfterFlash').map(({ input }) => input.path)).to.deep.equal([{ meetingId: held.id }, { meetingId: held.id }]);
  });
});

describe('who came to a meeting of a circle', () => {
  it('is said by its mentor in a list, where those who came are ticked', async () => {
    const { element, api, control, text } = await show({ asMentor: true, answers: { ...lists([], [circleThatMet]), readAttendance: () => attendance, markAttendance: () => attendance } });
    await settled(element);
    expect(text()).to.contain('4 of 5 came');
    control('Who came?').click();
    await waitUntil(() => element.shadowRoot!.querySelectorAll('.who-came input').length === 4);
    await expectAccessible(element);
    const boxes = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('.who-came input')];
    expect(boxes.map(({ checked }) => checked)).to.deep.equal([true, false, true, true]);
    boxes[2]!.click();
    await element.updateComplete;
    element.shadowRoot!.querySelector<HTMLElement>('#attendance .primary')!.click();
    await saying('Thank you. It’s noted.');
    expect(api.bodies('markAttendance')).to.deep.equal([{ absentIds: [leila.id, tomas.id] }]);
  });

  it('says what it means where nobody did, and keeps what was ticked when it could not be saved', async () => {
    const { element, control } = await show({ asMentor: true, answers: { ...lists([], [circleThatMet]), readAttendance: () => attendance, markAttendance: fails('unavailable') } });
    await settled(element);
    control('Who came?').click();
    await waitUntil(() => element.shadowRoot!.querySelectorAll('.who-came input').length === 4);
    const boxes = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('.who-came input')];
    for (const box of boxes.filter(({ checked }) => checked)) {
      box.click();
      await element.updateComplete;
    }
    expect(element.shadowRoot!.querySelector('#attendance [role=status]')?.textContent).to.equal('Nobody came: then it counts as not held.');
    element.shadowRoot!.querySelector<HTMLElement>('#attendance .primary')!.click();
    await waitUntil(() => element.shadowRoot!.querySelector('#attendance .banner') !== null);
    expect(boxes.map(({ checked }) => checked)).to.deep.equal([false, false, false, false]);
  });

  it('cannot be changed for who says that they were there', async () => {
    const contested = { ...attendance, items: attendance.items.map((one, at) => (at === 1 ? { ...one, came: null, contested: true } : one)) };
    const { element, control } = await show({ asMentor: true, answers: { ...lists([], [circleThatMet]), readAttendance: () => contested } });
    await settled(element);
    control('Who came?').click();
    await waitUntil(() => element.shadowRoot!.querySelector('#attendance')?.textContent.includes('Leila Haddad: says they were there'));
    const [, leilas] = element.shadowRoot!.querySelectorAll<HTMLInputElement>('.who-came input');
    expect([leilas!.checked, leilas!.disabled]).to.deep.equal([true, true]);
  });

  it('is asked of each meeting by itself: no list of another one is shown or saved', async () => {
    const other = { ...circleThatMet, id: '65f0c0ffee0000000000c022' };
    const { element, api } = await show({ asMentor: true, answers: { ...lists([], [circleThatMet, other]), readAttendance: ({ path }) => (path.meetingId === circleThatMet.id ? attendance : never()) } });
    await settled(element);
    const root = element.shadowRoot!;
    const ask = (at: number) => root.querySelectorAll<HTMLElement>('[data-who-came]')[at]!.click();
    const boxes = () => root.querySelectorAll('.who-came input').length;
    const save = () => root.querySelector<HTMLButtonElement>('#attendance .primary')!;
    ask(0);
    await waitUntil(() => boxes() === 4);
    root.querySelector<HTMLElement>('#attendance .button:not(.primary)')!.click();
    ask(1);
    await waitUntil(() => boxes() === 0, 'nobody of another meeting stands there');
    expect(save().disabled).to.equal(true);
    ask(0);
    await waitUntil(() => boxes() === 4);
    api.answer({ readAttendance: fails('unavailable') });
    ask(1);
    await waitUntil(() => root.querySelector('#attendance .banner') !== null);
    expect([boxes(), save().disabled]).to.deep.equal([0, true]);
  });

  it('leaves out who says meanwhile that they were there, and who left', async () => {
    const { element, api, text } = await show({ asMentor: true, answers: { ...lists([], [circleThatMet]), readAttendance: () => attendance, markAttendance: () => attendance } });
    await settled(element);
    const root = element.shadowRoot!;
    const boxes = () => [...root.querySelectorAll<HTMLInputElement>('.who-came input')];
    root.querySelector<HTMLElement>('[data-who-came]')!.click();
    await waitUntil(() => boxes().length === 4);
    for (const at of [0, 2, 3]) {
      boxes()[at]!.click();
      await element.updateComplete;
    }
    expect(text()).to.contain('Nobody came');
    // Leila, the second, contests; Ngozi, the last, leaves.
    api.answer({ readAttendance: () => ({ ...attendance, items: attendance.items.slice(0, 3).map((one, at) => (at === 1 ? { ...one, came: null, contested: true } : one)) }) });
    api.happen({ type: 'meeting.attendance-contested', id: circleThatMet.id });
    await waitUntil(() => boxes().length === 3);
    expect(boxes().map(({ checked }) => checked)).to.deep.equal([false, true, false]);
    expect(text()).not.to.contain('Nobody came');
    root.querySelector<HTMLElement>('#attendance .primary')!.click();
    await saying('Thank you. It’s noted.');
    expect(api.bodies('markAttendance')).to.deep.equal([{ absentIds: [0, 2].map((at) => attendance.items[at]!.person.id) }]);
  });

  it('is told to a member of themselves alone, who may say that they were there', async () => {
    const { absent: _, ...metAfterAll } = notThere;
    const { element, api, control, text } = await show({ answers: { ...lists([], [notThere]), contestHeld: () => ({ ...metAfterAll, contested: true, can: [] }) } });
    await settled(element);
    expect(text()).to.contain('You are noted as not there.').and.not.to.contain('of 5 came');
    control('I was there').click();
    await saying('Thank you. It’s noted.');
    expect(api.bodies('contestHeld')).to.deep.equal([{}]);
    await element.updateComplete;
    expect(text()).not.to.contain('You are noted as not there.');
  });
});
