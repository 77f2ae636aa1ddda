/** What the people of a circle keep together, on the page of a meeting of theirs: notes, tasks, an icebreaker. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { agendaOfThursday, meetingPage } from '../scheduling/meeting/example-agenda.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { allAnswered, anasPaper, bookRoom, circle, circleMeeting, introduceLeila, keptInCircle, leilas, membersMeeting, othersAnswered, readPaper, secret, shared } from '../testing/circle-together.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { settled } from '../testing/mount.ts';
import { ana, ben, leila, tomas } from '../testing/people.ts';
import { lists, saying, show, type Shown } from '../testing/scheduling.ts';
import { circleIcebreakersAre, circleNotesAre, circleTasksAre } from '../testing/workspace.ts';
import { waitUntil } from '../testing/wait-until.ts';

async function open(answers: FakeAnswers, { asMentor = false } = {}): Promise<Shown> {
  const meeting = asMentor ? circleMeeting : membersMeeting;
  const agenda = { ...agendaOfThursday, owners: asMentor ? [ana, leila, tomas] : [ben, ana] };
  const shown = await show({ asMentor, answers: { ...lists([meeting]), ...meetingPage(agenda, meeting), readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }), ...keptInCircle, ...answers } });
  shown.element.go('meeting', meeting.id);
  await waitUntil(() => part(shown, 'icebreaker')?.querySelector('.card') && part(shown, 'tasks')?.querySelector('.meta') && part(shown, 'notes')?.querySelector('.api-task > *'), 'the parts are there');
  await settled(shown.element);
  return shown;
}

const part = ({ element }: Shown, name: 'notes' | 'tasks' | 'icebreaker') => element.shadowRoot!.querySelector<HTMLElement>(`section.${name}`);
const wordsOf = (one: HTMLElement | null | undefined): string => one?.innerText.replace(/\s+/g, ' ') ?? '';

describe('notes of a circle', () => {
  it('say that they are for everyone in it, or for their writer alone, and who wrote them', async () => {
    const shown = await open({});
    const rows = [...part(shown, 'notes')!.querySelectorAll<HTMLElement>('article')].map(wordsOf);
    expect(rows[0]).to.contain('Only you').and.to.contain('Share with Women in data');
    expect(rows[1]).to.contain('Everyone in Women in data').and.to.contain('Stop sharing');
    expect(rows[2]).to.contain('Leila wrote this').and.to.contain('Everyone in Women in data').and.not.to.contain('Edit');
    await expectAccessible(shown.element);
  });

  it('are written for oneself in the meeting, and shared after a question that says who reads them, also later', async () => {
    const shown = await open({ ...circleNotesAre(), writeCircleNote: () => secret, shareNote: () => ({ ...shared, id: secret.id }) });
    shown.element.shadowRoot!.querySelector<HTMLElement>('.new-note')!.click();
    await waitUntil(() => shown.element.shadowRoot!.activeElement?.localName === 'textarea', 'the field has the focus');
    await sendKeys({ type: 'Ask Leila' });
    part(shown, 'notes')!.querySelector<HTMLElement>('[type=submit]')!.click();
    await waitUntil(() => part(shown, 'notes')!.querySelector('article'), 'it is there');
    expect(shown.api.calls.filter(({ id }) => id === 'writeCircleNote').map(({ input }) => [input.path, input.body])).to.deep.equal([[{ circleId: circle.id }, { text: 'Ask Leila', meetingId: circleMeeting.id }]]);
    part(shown, 'notes')!.querySelector<HTMLElement>('[data-act=share]')!.click();
    const dialog = shown.element.shadowRoot!.querySelector<HTMLDialogElement>('[id^=share-note]')!;
    await waitUntil(() => dialog.open);
    expect(dialog.textContent).to.contain('whoever joins later').and.to.contain('Everyone in Women in data, and coordinators');
    await expectAccessible(shown.element);
    [...dialog.querySelectorAll('button')].at(-1)!.click();
    await saying('Everyone in Women in data can see this note now.');
  });

  it('that somebody else shares appear, and it is said', async () => {
    const shown = await open(circleNotesAre(secret));
    shown.api.answer(circleNotesAre(secret, leilas));
    shown.api.happen({ type: 'note.shared', id: leilas.id });
    await waitUntil(() => part(shown, 'notes')!.querySelectorAll('article').length === 2, 'it is there');
    await saying('What others share in the circle has changed.');
  });
});

describe('tasks of a circle', () => {
  it('are all of them for its mentor, who gives one to a member', async () => {
    const shown = await open({ addCircleTask: () => ({ ...readPaper, id: bookRoom.id.replace(/.$/, '9'), title: 'Draw a chart', owner: leila, partner: leila }) }, { asMentor: true });
    expect(wordsOf(part(shown, 'tasks'))).to.contain('2 open').and.to.contain('Introduce Leila to the library · with Leila').and.to.contain('Each person sees their own tasks; you see all of them.');
    expect(shown.element.shadowRoot!.querySelector(`[aria-label="${introduceLeila.title}, with Leila, ${ben.name}"]`), 'whom it is for is in its name').not.to.equal(null);
    part(shown, 'tasks')!.querySelector<HTMLElement>('[data-focus=add]')!.click();
    await waitUntil(() => shown.focused() === 'What is to be done?');
    await sendKeys({ type: 'Draw a chart' });
    const whose = shown.control<HTMLSelectElement>('Who does it?');
    expect([...whose.options].map(({ textContent }) => textContent.trim())).to.deep.equal([ana.name, leila.name, tomas.name]);
    whose.value = leila.id;
    whose.dispatchEvent(new Event('change'));
    await expectAccessible(shown.element);
    part(shown, 'tasks')!.querySelector<HTMLElement>('[type=submit]')!.click();
    await saying('Task added.');
    expect(shown.api.bodies('addCircleTask')).to.deep.equal([{ title: 'Draw a chart', ownerId: leila.id }]);
  });

  it('are between a member and its mentor for whoever is one, who ticks them off', async () => {
    const shown = await open({ ...circleTasksAre(anasPaper), completeTask: () => ({ ...anasPaper, done: { by: ana, at: '2026-10-20T12:05:00.000Z' } }) });
    expect(wordsOf(part(shown, 'tasks'))).to.contain('Only you and Ben see these.').and.not.to.contain('with ');
    part(shown, 'tasks')!.querySelector<HTMLInputElement>('[type=checkbox]')!.click();
    await saying('Done. 0 open.');
    part(shown, 'tasks')!.querySelector<HTMLElement>('[data-focus=add]')!.click();
    await waitUntil(() => shown.focused() === 'What is to be done?');
    expect(wordsOf(part(shown, 'tasks')!.querySelector('.task-form'))).to.contain('You').and.to.contain('Ben');
  });
});

describe('an icebreaker of a circle', () => {
  it('is answered before those of the others are read, each by name', async () => {
    const shown = await open({ ...circleIcebreakersAre(othersAnswered), answerCircleIcebreaker: () => ({ ...allAnswered, key: othersAnswered.key }) });
    expect(wordsOf(part(shown, 'icebreaker'))).to.contain('2 people have answered. You read them once you have answered too.');
    part(shown, 'icebreaker')!.querySelector<HTMLElement>('.write')!.click();
    await waitUntil(() => shown.element.shadowRoot!.activeElement?.localName === 'textarea');
    await sendKeys({ type: 'Sun' });
    part(shown, 'icebreaker')!.querySelector<HTMLElement>('[type=submit]')!.click();
    await saying('Answer saved. Those of the others are below.');
    expect(wordsOf(part(shown, 'icebreaker'))).to.contain(`${ben.name} No meeting before ten.`).and.to.contain(`${leila.name} Somebody uses the data.`);
    expect(shown.api.calls.filter(({ id }) => id === 'answerCircleIcebreaker').map(({ input }) => input.path)).to.deep.equal([{ circleId: circle.id, icebreaker: othersAnswered.key }]);
    await expectAccessible(shown.element);
  });

  it('is not there for who has left the circle', async () => {
    const meeting = membersMeeting;
    const shown = await show({ answers: { ...lists([meeting]), ...meetingPage(agendaOfThursday, meeting), ...keptInCircle, listCircleIcebreakers: fails('not-allowed') } });
    shown.element.go('meeting', meeting.id);
    await waitUntil(() => part(shown, 'notes')?.querySelector('article'), 'their notes are there');
    await waitUntil(() => !part(shown, 'icebreaker'), 'it is not there');
  });
});
