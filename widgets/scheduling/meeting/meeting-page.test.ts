import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails, type FakeAnswers } from '../../testing/fake-api.ts';
import { anasGoal } from '../../testing/goals.ts';
import { settled } from '../../testing/mount.ts';
import { ana, ben, leila, tomas } from '../../testing/people.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { lists, said, saying, show, type Shown } from '../../testing/scheduling.ts';
import { pastMeetings, thursday } from '../example-meetings.ts';
import type { Meeting } from '../scheduling-host.ts';
import { agendaDuring, agendaOfThursday, agendaThatWas, agendaWith, during, duringMeeting, meetingPage } from './example-agenda.ts';
import type { Agenda } from './agenda-words.ts';

const [, delay, internship, story] = agendaOfThursday.items;

/** A server that keeps the agenda: what is done to it is answered, and read again. */
function kept(begin: Agenda = agendaOfThursday, meeting: Meeting = thursday): FakeAnswers {
  let now = begin;
  const change = (items: Agenda['items'], what: NonNullable<Agenda['lastChange']>['what']): Agenda => (now = agendaWith(() => items, { ...now, items, lastChange: { by: ana, what, itemId: null, at: new Date().toISOString() } }));
  return {
    ...meetingPage(begin, meeting),
    readAgenda: () => now,
    moveAgendaItem: ({ path, body }) => {
      const item = now.items.find(({ id }) => id === path.itemId)!;
      const others = now.items.filter((one) => one !== item);
      const at = body.before === null ? others.length : others.findIndex(({ id }) => id === body.before);
      return change(others.toSpliced(at, 0, item), 'moved');
    },
    addAgendaItem: ({ body }) => change([...now.items, { ...story!, id: `65f0c0ffee00000000ffff${now.items.length}0`, text: body.text, minutes: body.minutes ?? 5 }], 'added'),
    markAgendaItem: ({ path, body }) => change(now.items.map((one) => (one.id === path.itemId ? { ...one, state: body.state, markedAt: during.toISOString() } : one)), 'marked'),
    removeAgendaItem: ({ path }) => change(now.items.filter(({ id }) => id !== path.itemId), 'removed'),
    restoreAgendaItem: () => change([...begin.items], 'restored'),
    editAgendaItem: ({ path, body }) => change(now.items.map((one) => (one.id === path.itemId ? { ...one, ...body, text: body.text ?? one.text, version: one.version + 1 } : one)), 'edited'),
  };
}

async function open(answers: FakeAnswers = meetingPage(), { meeting = thursday, clock }: { meeting?: Meeting; clock?: () => Date } = {}): Promise<Shown> {
  const shown = await show({ answers: { ...lists([meeting]), ...answers }, ...(clock && { clock }) });
  shown.element.go('meeting', meeting.id);
  await waitUntil(() => shown.has('Agenda') && !shown.has('Coming up'), 'the page is there');
  await settled(shown.element);
  return shown;
}
/** "Make it a task" in the menu of an item that somebody wrote. */
function taskEntry({ element }: Shown): HTMLElement {
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>(`[data-item="${story!.id}"] .menu-items button`)].find(({ textContent }) => textContent.includes('Make it a task'))!;
}
async function withAlt(key: string): Promise<void> {
  await sendKeys({ down: 'Alt' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Alt' });
}

const titles = ({ element }: Shown): string[] => [...element.shadowRoot!.querySelectorAll('.agenda-items .item-title')].map(({ textContent }) => textContent.trim());

describe('the page of a meeting', () => {
  it('leaves room to write a topic at 320 px, beside the goals that could be added', async () => {
    const shown = await open({ ...meetingPage(), listGoals: () => ({ items: [anasGoal({ matchId: thursday.matchId, visibility: 'match' })], nextCursor: null }) });
    shown.element.style.inlineSize = '320px';
    await settled(shown.element);
    expect(shown.element.shadowRoot!.querySelector('#new-topic')!.getBoundingClientRect().width).to.be.greaterThan(180);
  });

  it('is accessible, and so is its form', async () => {
    const shown = await open();
    await expectAccessible(shown.element);
    shown.control(story!.text!).click();
    await shown.appears('Save');
    await expectAccessible(shown.element);
  });

  it('opens from the meeting in the list, and its address is told', async () => {
    const { element, control, appears, focused } = await show({ answers: { ...lists([thursday]), ...meetingPage() } });
    const moved = oneEvent(element, 'mentor-scheduling-view');
    control('Agenda of the meeting with Ben').focus();
    await sendKeys({ press: 'Enter' });
    expect((await moved).detail).to.deep.equal({ view: 'meeting', matchId: null, meetingId: thursday.id });
    await appears('Which CV story goes first');
    await waitUntil(() => focused() === 'Thursday 29 October');
  });

  it('opens from a meeting that is over, too', async () => {
    const { element, control, appears } = await show({ answers: { ...lists([], [pastMeetings[2]!]), ...meetingPage(agendaThatWas, pastMeetings[2]) } });
    const moved = oneEvent(element, 'mentor-scheduling-view');
    control('Agenda of the meeting with Ben, Tuesday 6 October').click();
    expect((await moved).detail).to.deep.include({ view: 'meeting', meetingId: pastMeetings[2]!.id });
    await appears('Meetings');
  });

  it('shows when on both clocks, what is on the agenda, who brought it and where it comes from', async () => {
    const { text } = await open();
    expect(text()).to.contain('17:00 your time, São Paulo').and.to.contain('21:00 Ben’s time, Berlin').and.to.contain('45 of 45 minutes');
    expect(text()).to.contain('Check in').and.to.contain('Carried over from 6 October').and.to.contain('Linked to a goal');
    expect(text()).to.contain('You and Ben both edit this.').and.to.contain('Ben added an item 2 hours ago.');
  });

  it('says by how much it is too long', async () => {
    const { text } = await open(meetingPage(agendaWith((items) => items.map((one) => ({ ...one, minutes: 12 })))));
    expect(text()).to.contain('60 of 45 minutes').and.to.contain('15 minutes more than you have');
  });

  it('of a meeting that is over is to be read only', async () => {
    const { text, has } = await open(meetingPage(agendaThatWas, pastMeetings[2]), { meeting: pastMeetings[2]! });
    expect(text()).to.contain('This meeting is over.').and.to.contain('Went on to the next meeting');
    expect(has('Add a topic')).to.equal(false);
    expect(has('Cancel the meeting')).to.equal(false);
  });

  it('keeps the rest where its agenda does not come, and says so there', async () => {
    const { element, text, appears } = await show({ answers: { ...lists([thursday]), ...meetingPage(), readAgenda: fails('network') } });
    element.go('meeting', thursday.id);
    await appears('Try again');
    expect(text()).to.contain('First goals and how we work');
  });
});

describe('editing an agenda', () => {
  it('by keyboard: Enter edits, Enter saves, Esc leaves it as it was; the focus stays at the item', async () => {
    const shown = await open(kept());
    shown.control(story!.text!).focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shown.focused() === 'What is it about?');
    shown.control<HTMLInputElement>('What is it about?').select();
    await sendKeys({ type: 'The CV story' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shown.focused() === 'The CV story');
    expect(shown.api.bodies('editAgendaItem')).to.deep.equal([{ version: 1, minutes: 10, text: 'The CV story' }]);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shown.focused() === 'What is it about?');
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => shown.focused() === 'The CV story');
    expect(shown.api.bodies('editAgendaItem')).to.have.length(1);
  });

  it('a template’s words that are left as they are stay the template’s, in everybody’s language', async () => {
    const shown = await open(kept());
    shown.control('Check in').click();
    await shown.appears('Minutes');
    const minutes = shown.control<HTMLInputElement>('Minutes');
    minutes.value = '10';
    minutes.dispatchEvent(new Event('input'));
    shown.control('Save').click();
    await waitUntil(() => shown.api.bodies('editAgendaItem').length === 1);
    expect(shown.api.bodies('editAgendaItem')).to.deep.equal([{ version: 1, minutes: 10 }]);
  });

  for (const wrong of ['0', '', '241', '2.5']) {
    it(`minutes that no item can have are an error at their field, and nothing is said to be saved: “${wrong}”`, async () => {
      const shown = await open(kept());
      shown.control('Check in').click();
      await shown.appears('Minutes');
      const minutes = shown.control<HTMLInputElement>('Minutes');
      minutes.value = wrong;
      minutes.dispatchEvent(new Event('input'));
      shown.control('Save').click();
      await waitUntil(() => shown.text().includes('Whole minutes, from 1 to 240.'));
      await waitUntil(() => shown.focused() === 'Minutes');
      expect(minutes).to.have.attribute('aria-invalid', 'true');
      expect(minutes.getAttribute('aria-describedby')).to.equal('item-minutes-error');
      expect(shown.api.bodies('editAgendaItem')).to.deep.equal([]);
      await expectAccessible(shown.element);
      minutes.value = '10';
      minutes.dispatchEvent(new Event('input'));
      shown.control('Save').click();
      await waitUntil(() => shown.api.bodies('editAgendaItem').length === 1);
    });
  }

  it('Alt and the arrows move an item, as often as they are pressed, and say where it is', async () => {
    const shown = await open(kept());
    shown.control(story!.text!).focus();
    await withAlt('ArrowUp');
    await withAlt('ArrowUp');
    await waitUntil(() => titles(shown)[1] === story!.text);
    await saying('Moved to place 2');
    await waitUntil(() => shown.focused() === story!.text);
    await withAlt('ArrowDown');
    await saying('Moved to place 3');
    expect(shown.api.bodies('moveAgendaItem')).to.deep.equal([{ before: internship!.id }, { before: delay!.id }, { before: internship!.id }]);
  });

  it('the menu does the same without a keyboard; at the ends there is nowhere to move', async () => {
    const shown = await open(kept());
    const menuOf = (title: string) => shown.element.shadowRoot!.querySelector<HTMLElement>(`[aria-label="More about “${title}”"][role=menu]`)!;
    const entries = (title: string) => [...menuOf(title).querySelectorAll('button')].map(({ textContent }) => textContent.trim());
    expect(entries('Check in')).to.deep.equal(['Edit', 'Move down', 'Mark as done', 'Leave for next time', 'Take off']);
    expect(entries('Actions: who does what by when')).to.deep.equal(['Edit', 'Move up', 'Mark as done', 'Leave for next time', 'Make it a task', 'Take off']);
    [...menuOf('Check in').querySelectorAll('button')][1]!.click();
    await waitUntil(() => titles(shown)[1] === 'Check in');
    [...menuOf('Check in').querySelectorAll('button')].find(({ textContent }) => textContent.includes('Leave'))!.click();
    await waitUntil(() => shown.text().includes('Left for next time'));
    expect(shown.api.bodies('markAgendaItem')).to.deep.equal([{ state: 'later' }]);
  });

  it('a topic is added with Enter, and the field waits for the next one', async () => {
    const shown = await open(kept());
    shown.control('Add a topic').focus();
    await sendKeys({ type: 'Salaries' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => titles(shown).includes('Salaries'));
    expect(shown.api.bodies('addAgendaItem')).to.deep.equal([{ text: 'Salaries' }]);
    await waitUntil(() => shown.focused() === 'Add a topic');
    expect(shown.control<HTMLInputElement>('Add a topic').value).to.equal('');
    await saying('Added');
  });

  it('what could not be added stays in the field, and trying again adds it once', async () => {
    const shown = await open({ ...kept(), addAgendaItem: fails('network') });
    shown.control('Add a topic').focus();
    await sendKeys({ type: 'Salaries' });
    await sendKeys({ press: 'Enter' });
    await saying('We couldn’t reach the server. Nothing is lost. Check your connection.', 'assertive');
    expect(shown.control<HTMLInputElement>('Add a topic').value).to.equal('Salaries');
    shown.api.answer({ addAgendaItem: kept().addAgendaItem! });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => titles(shown).includes('Salaries'));
    expect(new Set(shown.api.calls.filter(({ id }) => id === 'addAgendaItem').map(({ idempotencyKey }) => idempotencyKey)).size).to.equal(1);
  });

  it('what was taken off can be brought back', async () => {
    const shown = await open(kept());
    const remove = [...shown.element.shadowRoot!.querySelectorAll<HTMLElement>(`[data-item="${story!.id}"] .menu-items button`)].at(-1)!;
    remove.click();
    await waitUntil(() => !titles(shown).includes(story!.text!));
    expect(shown.api.bodies('removeAgendaItem')).to.deep.equal([{ version: 1 }]);
    shown.control('Undo').click();
    await waitUntil(() => titles(shown)[3] === story!.text);
    await waitUntil(() => shown.focused() === story!.text);
  });

  it('a goal that the two share can be put there', async () => {
    const goal = { id: '65f0c0ffee0000000000d009', title: 'An internship', matchId: thursday.matchId, visibility: 'match' };
    const shown = await open({ ...kept(), listGoals: () => ({ items: [goal, { ...goal, id: '65f0c0ffee0000000000d008', title: 'Mine alone', visibility: 'private' }] as never, nextCursor: null }) });
    expect(shown.text()).to.contain('An internship').and.not.to.contain('Mine alone');
    [...shown.element.shadowRoot!.querySelectorAll<HTMLElement>('#add-goal button')][0]!.click();
    await waitUntil(() => shown.api.bodies('addAgendaItem').length === 1);
    expect(shown.api.bodies('addAgendaItem')).to.deep.equal([{ text: 'An internship', goalId: goal.id }]);
  });

  it('an item becomes a task of one of the two, and is done with that', async () => {
    const [, , , , actions] = agendaOfThursday.items;
    const shown = await open({ ...kept(), makeTaskOfItem: ({ path }) => agendaWith((items) => items.map((one) => (one.id === path.itemId ? { ...one, state: 'done' } : one))) });
    expect(shown.element.shadowRoot!.querySelector(`[data-item="${actions!.id}"]`)?.textContent).to.contain('Becomes tasks');
    taskEntry(shown).click();
    await waitUntil(() => shown.focused() === 'What is to be done?');
    await expectAccessible(shown.element);
    expect(shown.control<HTMLInputElement>('You').checked).to.equal(true);
    shown.control('Ben').click();
    shown.control('What is to be done?').focus();
    await sendKeys({ press: 'Enter' });
    await saying('It is a task now.');
    expect(shown.api.bodies('makeTaskOfItem')).to.deep.equal([{ title: story!.text, ownerId: ben.id }]);
    await waitUntil(() => shown.focused() === story!.text);
  });

  it('an item becomes a task for “day N” of the match, by the form of tasks, which keeps what no day can be', async () => {
    const shown = await open({ ...kept(), makeTaskOfItem: () => agendaOfThursday });
    taskEntry(shown).click();
    await waitUntil(() => shown.focused() === 'What is to be done?');
    shown.control('Day number').click();
    await waitUntil(() => shown.text().includes('Day 1 is the day on which the two of you began.'));
    const day = shown.element.shadowRoot!.querySelector<HTMLInputElement>('.agenda [id$=-day]')!;
    day.focus();
    await sendKeys({ type: '0' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shown.text().includes('Write a whole number from 1 to 730.'));
    await expectAccessible(shown.element);
    expect(shown.api.bodies('makeTaskOfItem')).to.deep.equal([]);
    day.select();
    await sendKeys({ type: '30' });
    await sendKeys({ press: 'Enter' });
    await saying('It is a task now.');
    expect(shown.api.bodies('makeTaskOfItem')).to.deep.equal([{ title: story!.text, ownerId: ana.id, dueDay: 30 }]);
  });

  it('a task is made after what was done before it, one deed at a time', async () => {
    const done: string[] = [];
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const shown = await open({
      ...kept(),
      moveAgendaItem: () => held.then(() => (done.push('moved'), agendaOfThursday)),
      makeTaskOfItem: () => (done.push('task'), agendaOfThursday),
    });
    [...shown.element.shadowRoot!.querySelectorAll<HTMLElement>(`[data-item="${story!.id}"] .menu-items button`)].find(({ textContent }) => textContent.includes('Move up'))!.click();
    await waitUntil(() => shown.api.calls.some(({ id }) => id === 'moveAgendaItem'));
    taskEntry(shown).click();
    await waitUntil(() => shown.element.shadowRoot!.querySelector('.agenda .task-form'), 'the form is there');
    shown.element.shadowRoot!.querySelector<HTMLInputElement>('.agenda .task-form .input')!.focus();
    await sendKeys({ press: 'Enter' });
    expect(done).to.deep.equal([]);
    answer();
    await waitUntil(() => done.length === 2, 'both are done');
    expect(done).to.deep.equal(['moved', 'task']);
  });

  it('the form of tasks is left by Escape, with the focus on the item', async () => {
    const shown = await open(kept());
    taskEntry(shown).click();
    await waitUntil(() => shown.focused() === 'What is to be done?');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => shown.focused() === story!.text);
    expect(shown.element.shadowRoot!.querySelector('.task-form')).to.equal(null);
  });

  it('an item of a circle becomes the task of each member, or of one, by the word of whoever leads it', async () => {
    const meeting = { ...thursday, matchId: null, partner: { id: 'c'.repeat(24), name: 'Women in data', headline: null }, circle: { id: 'c'.repeat(24), title: 'Women in data', people: 2, busy: false } };
    const agenda = { ...agendaOfThursday, owners: [leila, tomas] };
    const shown = await open({ ...kept(agenda, meeting), makeTaskOfItem: () => agenda });
    taskEntry(shown).click();
    await waitUntil(() => shown.focused() === 'What is to be done?');
    const whose = shown.control<HTMLSelectElement>('Who does it?');
    expect([...whose.options].map(({ textContent }) => textContent.trim())).to.deep.equal(['Everybody in “Women in data”', 'Leila Haddad', 'Tomás Ferreira']);
    await sendKeys({ press: 'Enter' });
    await saying('It is a task now.');
    expect(shown.api.bodies('makeTaskOfItem')).to.deep.equal([{ title: story!.text }]);
  });

  it('another template is chosen from the menu', async () => {
    const shown = await open({ ...kept(), chooseAgendaTemplate: ({ body }) => ({ ...agendaOfThursday, template: body.template }) });
    const items = [...shown.element.shadowRoot!.querySelectorAll<HTMLElement>('#templates button')];
    expect(items.map(({ textContent }) => textContent.trim())).to.deep.equal(['First meeting', 'Half-way', 'Saying goodbye']);
    items[1]!.click();
    await waitUntil(() => shown.api.bodies('chooseAgendaTemplate').length === 1);
    expect(shown.api.bodies('chooseAgendaTemplate')).to.deep.equal([{ template: 'half-way' }]);
  });
});

describe('two who edit', () => {
  const theirs = agendaWith((items) => items.map((one) => (one.id === story!.id ? { ...one, text: 'Which story first, and why', version: 2 } : one)), { lastChange: { by: ben, what: 'edited', itemId: story!.id, at: '2026-10-20T12:00:00.000Z' } });

  /** Ana writes at an item that Ben has changed in the meantime. */
  async function collide(after: Agenda = theirs): Promise<Shown> {
    const shown = await open();
    shown.control(story!.text!).click();
    await waitUntil(() => shown.focused() === 'What is it about?');
    shown.control<HTMLInputElement>('What is it about?').select();
    await sendKeys({ type: 'Mine' });
    shown.api.answer({ readAgenda: () => after, editAgendaItem: fails('moved-on') });
    await sendKeys({ press: 'Enter' });
    await shown.appears(after === theirs ? 'Keep mine' : 'Add mine as a topic');
    return shown;
  }

  it('the later one sees both, and keeps mine', async () => {
    const shown = await collide();
    expect(shown.text()).to.contain('Ben changed this meanwhile.').and.to.contain('Which story first, and why');
    expect(shown.control<HTMLInputElement>('What is it about?').value).to.equal('Mine');
    await expectAccessible(shown.element);
    shown.api.answer({ editAgendaItem: () => theirs });
    shown.control('Keep mine').click();
    await waitUntil(() => shown.api.bodies('editAgendaItem').length === 2);
    expect(shown.api.bodies('editAgendaItem')[1]).to.deep.equal({ version: 2, minutes: 10, text: 'Mine' });
  });

  it('or theirs, or goes over both', async () => {
    const shown = await collide();
    shown.control('Both').click();
    await waitUntil(() => shown.focused() === 'What is it about?');
    expect(shown.control<HTMLInputElement>('What is it about?').value).to.equal('Which story first, and why / Mine');
    shown.element.remove(); // the next one stands where it is seen
    const other = await collide();
    other.control('Keep that').click();
    await waitUntil(() => titles(other).includes('Which story first, and why'));
    expect(other.api.bodies('editAgendaItem')).to.have.length(1);
  });

  it('what was taken off while it was written can be added anew', async () => {
    const shown = await collide(agendaWith((items) => items.filter(({ id }) => id !== story!.id), { lastChange: { by: ben, what: 'removed', itemId: story!.id, at: '2026-10-20T12:00:00.000Z' } }));
    expect(shown.text()).to.contain('Ben took this off meanwhile.');
    shown.api.answer({ addAgendaItem: () => agendaOfThursday });
    shown.control('Add mine as a topic').click();
    await waitUntil(() => shown.api.bodies('addAgendaItem').length === 1);
    expect(shown.api.bodies('addAgendaItem')).to.deep.equal([{ text: 'Mine', minutes: 10 }]);
  });

  it('what the other one does appears by itself and is said, and what one is writing stays', async () => {
    const shown = await open();
    shown.control(delay!.text!).click();
    await waitUntil(() => shown.focused() === 'What is it about?');
    const added = agendaWith((items) => [...items, { ...story!, id: '65f0c0ffee0000000000e009', text: 'Salaries', by: ben }], { lastChange: { by: ben, what: 'added', itemId: null, at: '2026-10-20T12:00:00.000Z' } });
    shown.api.answer({ readAgenda: () => added });
    shown.api.happen({ type: 'agenda-item.added', id: 'x' });
    await waitUntil(() => titles(shown).includes('Salaries'));
    await saying('Ben added an item');
    expect(shown.focused()).to.equal('What is it about?');
  });

  it('who else is there is shown, and at which item they write; it is not read out', async () => {
    const shown = await open({ ...meetingPage(), beOnAgenda: () => ({ people: [{ person: ben, editing: story!.id }] }) });
    await waitUntil(() => shown.text().includes('Ben is here'));
    expect(shown.element.shadowRoot!.querySelector(`[data-item="${story!.id}"]`)?.textContent).to.contain('Ben is writing here');
    shown.api.answer({ beOnAgenda: () => ({ people: [] }) });
    shown.api.happen({ type: 'agenda-presence', id: thursday.id });
    await waitUntil(() => !shown.text().includes('Ben is here'));
    expect(said()).not.to.contain('is here');
  });

  it('the page says that one is there, at which item one writes, and when one goes', async () => {
    const shown = await open();
    await waitUntil(() => shown.api.bodies('beOnAgenda').length === 1);
    shown.control(story!.text!).click();
    await waitUntil(() => shown.api.bodies('beOnAgenda').length === 2);
    expect(shown.api.bodies('beOnAgenda')).to.deep.equal([{ editing: null }, { editing: story!.id }]);
    shown.control('Meetings').click();
    await waitUntil(() => shown.api.calls.some(({ id }) => id === 'leaveAgenda'));
  });
});

describe('during the meeting', () => {
  it('joining is the primary action, and one time box runs', async () => {
    const { control, text, element } = await open(meetingPage(agendaDuring, duringMeeting), { meeting: duringMeeting, clock: () => during });
    expect(control('Join the meeting with Ben')).to.have.class('primary');
    expect(text()).to.contain('3 minutes left');
    expect(element.shadowRoot!.querySelectorAll('.running')).to.have.length(1);
    expect(element.shadowRoot!.querySelectorAll('.button.primary')).to.have.length(1);
    await expectAccessible(element);
  });

  it('“Next item” ends it and starts the next one, with the focus there', async () => {
    const shown = await open(kept(agendaDuring, duringMeeting), { meeting: duringMeeting, clock: () => during });
    shown.control('Next item').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shown.text().includes('10 minutes left'));
    expect(shown.api.bodies('markAgendaItem')).to.deep.equal([{ state: 'done' }]);
    await saying(`Now: ${internship!.text!}`);
    await waitUntil(() => shown.focused() === 'Next item');
    expect(shown.element.shadowRoot!.querySelector('.running')?.textContent).to.contain(internship!.text!);
  });

  it('the minutes go by without a write, and it is said once when they are up', async () => {
    const soon = Date.parse('2026-10-20T12:20:59.800Z');
    const began = performance.now();
    const { api, text } = await open(meetingPage(agendaDuring, duringMeeting), { meeting: duringMeeting, clock: () => new Date(soon + performance.now() - began) });
    await waitUntil(() => text().includes('0 minutes over'), 'the box is full');
    await saying(`Time is up for “${delay!.text!}”.`);
    expect(api.calls.filter(({ id }) => id === 'markAgendaItem')).to.have.length(0);
  });
});
