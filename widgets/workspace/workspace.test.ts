/** What a pair keeps together, on the page of one's people and on that of a meeting: notes, tasks, an icebreaker. */
import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { icebreakers } from '../../models/icebreaker-words.ts';
import * as sample from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { focused, open, typeInto, type Opened } from '../testing/open-app.ts';
import { mount } from '../testing/mount.ts';
import { ben, meAsMentor } from '../testing/people.ts';
import '../entries/mentor-scheduling.ts';
import type { MentorScheduling } from '../scheduling/scheduling.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { bothAnswered, heAnswered, his, icebreakersAre, introduce, keptTogether, listTeams, mine, nothingTogether, notesAre, ours, sendCv, tasksAre } from '../testing/workspace.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

async function withBen(more: FakeAnswers = {}): Promise<Opened> {
  const opened = await open({ readHome: () => sample.homeWithBen, ...sample.pairOfAna, ...more }, { at: '#partners' });
  await waitUntil(() => opened.app.shadowRoot?.querySelector('.icebreaker .card') && opened.app.shadowRoot.querySelector('.tasks .meta') && opened.app.shadowRoot.querySelector('.notes .api-task > *'), 'the parts are there');
  return opened;
}
const part = ({ find }: Opened, name: 'notes' | 'tasks' | 'icebreaker') => find<HTMLElement>(`.${name}`);
const said = (words: string) => waitUntil(() => document.getElementById('mentor-live-polite')?.textContent?.includes(words), `says "${words}"`);

describe('notes', () => {
  it('say whose eyes each is for, when it was taken, and let only their writer change them', async () => {
    const opened = await withBen();
    const notes = part(opened, 'notes');
    const rows = [...notes.querySelectorAll<HTMLElement>('article')].map((row) => row.innerText.replace(/\s+/g, ' '));
    expect(rows[0]).to.contain('Only you').and.to.contain('Today, 08:40').and.to.contain('Share with Ben');
    expect(rows[1]).to.contain('You and Ben').and.to.contain('6 October, in the meeting').and.to.contain('Stop sharing');
    expect(rows[2]).to.contain('Ben wrote this').and.to.contain('About “Land a data internship for winter”').and.not.to.contain('Edit');
    await expectAccessible(opened.app);
  });

  it('are written for oneself by keyboard; what is typed is kept as a draft until it is saved', async () => {
    const written = { ...mine, id: ours.id.replace(/.$/, '9'), text: 'Ask about Spanish' };
    const opened = await withBen({ ...notesAre(), writeNote: () => written, saveDraft: () => ({ savedAt: '2026-10-20T12:05:00.000Z' }) });
    expect(part(opened, 'notes').textContent).to.contain('Notes are only yours until you share one.');
    opened.find('.new-note').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(opened)?.localName === 'textarea', 'the field has the focus');
    expect(part(opened, 'notes').textContent).to.contain('Only you can see this until you share it.');
    await sendKeys({ type: 'Ask about Spanish' });
    await waitUntil(() => opened.api.bodies('saveDraft').length > 0, 'the draft is saved');
    await expectAccessible(opened.app);
    opened.find('.notes [type=submit]').click();
    await waitUntil(() => part(opened, 'notes').querySelector('article')?.textContent.includes('Ask about Spanish'));
    expect(opened.api.bodies('writeNote')).to.deep.equal([{ text: 'Ask about Spanish' }]);
    await waitUntil(() => focused(opened)?.classList.contains('new-note'), 'the way to the next one has the focus');
    await said('Only you can see this note.');
  });

  it('are shared after a question that names who will read them, and hidden again without one', async () => {
    const opened = await withBen({ ...notesAre(mine), shareNote: () => ({ ...mine, visibility: 'match', can: ['edit', 'share', 'stop-sharing', 'delete'] }), stopSharingNote: () => mine });
    opened.named('Share with Ben: the note of 20 October').click();
    await waitUntil(() => opened.find<HTMLDialogElement>('[id^=share-note]').open);
    expect(opened.find('[id^=share-note]').textContent).to.contain('You and Ben').and.to.contain('You, Ben and coordinators');
    await expectAccessible(opened.app);
    [...opened.find('[id^=share-note]').querySelectorAll('button')].at(-1)!.click();
    await waitUntil(() => part(opened, 'notes').querySelector('[data-act=stop]'));
    expect(opened.api.bodies('shareNote')).to.deep.equal([{ with: 'match' }]);
    await said('Ben can see this note now.');
    opened.find('[data-act=stop]').click();
    await waitUntil(() => focused(opened)?.getAttribute('data-act') === 'share', 'the way to share has the focus');
    await said('Only you can see this note.');
  });

  it('that are deleted can be brought back at once and for a month', async () => {
    const opened = await withBen({ ...notesAre(mine), deleteNote: () => undefined, restoreNote: () => mine });
    opened.find('[data-act=delete]').click();
    await waitUntil(() => part(opened, 'notes').querySelector('.toast')?.textContent.includes('Note deleted'));
    expect(part(opened, 'notes').querySelector('article')).to.equal(null);
    opened.find('.notes .toast button').click();
    await waitUntil(() => part(opened, 'notes').querySelector('article'));
    opened.find('.deleted-notes summary').click();
    await waitUntil(() => opened.api.calls.some(({ id, input }) => id === 'listNotes' && JSON.stringify(input.query) === '{"state":"deleted"}'));
  });

  it('that another window changed keep the words that are typed', async () => {
    const opened = await withBen({ ...notesAre(mine), editNote: fails('moved-on', { status: 409 }) });
    opened.named('Edit the note of 20 October').click();
    await waitUntil(() => part(opened, 'notes').querySelector('textarea'));
    typeInto(opened.find<HTMLInputElement>('.notes textarea'), 'My own words');
    opened.api.answer(notesAre({ ...mine, version: 2, text: 'Other words' }));
    opened.find('.notes [type=submit]').click();
    await waitUntil(() => part(opened, 'notes').textContent.includes('You have changed this note elsewhere.'));
    expect(opened.find<HTMLTextAreaElement>('.notes textarea').value).to.equal('My own words');
    opened.api.answer({ editNote: () => ({ ...mine, version: 3, text: 'My own words' }) });
    opened.find('.notes [type=submit]').click();
    await waitUntil(() => part(opened, 'notes').querySelector('article')?.textContent.includes('My own words'));
    expect(opened.api.bodies('editNote').map((body) => (body as { version: number }).version)).to.deep.equal([1, 2]);
  });

  it('of the other one appear by themselves, and are told of', async () => {
    const opened = await withBen(notesAre(mine));
    opened.api.answer(notesAre(mine, his));
    opened.api.happen({ type: 'note.shared', id: his.id });
    await waitUntil(() => part(opened, 'notes').querySelectorAll('article').length === 2);
    await said('Ben changed what they share with you.');
  });
});

describe('tasks', () => {
  it('say who does what by when, warn of what is near, and count what is open', async () => {
    const opened = await withBen();
    const tasks = part(opened, 'tasks');
    expect(tasks.textContent).to.contain('2 open').and.to.contain('Done 16 Oct').and.to.contain('30 Oct');
    expect(tasks.querySelector('.tag.warn')?.textContent).to.contain('Fri 23 Oct');
    expect([...tasks.querySelectorAll('input')].map((box) => [box.checked, box.disabled, box.ariaLabel])).to.deep.equal([
      [false, false, 'Send CV to Ben, Ana Ribeiro'], [false, true, 'Introduce Ana to the data team, Ben Köhler'], [true, false, 'List ten teams that hire in winter, Ana Ribeiro'],
    ]);
  });

  it('are ticked off with Space, and opened again', async () => {
    const done = { ...sendCv, urgency: null, done: { by: sendCv.owner, at: '2026-10-20T12:05:00.000Z' } };
    const opened = await withBen({ completeTask: () => done, reopenTask: () => sendCv });
    opened.find<HTMLInputElement>('.tasks input').focus();
    await sendKeys({ press: 'Space' });
    await waitUntil(() => part(opened, 'tasks').textContent.includes('1 open'));
    await said('Done. 1 open.');
    await sendKeys({ press: 'Space' });
    await waitUntil(() => part(opened, 'tasks').textContent.includes('2 open'));
  });

  it('that could not be ticked off stay open, and are tried again', async () => {
    const opened = await withBen({ completeTask: fails('network') });
    opened.find<HTMLInputElement>('.tasks input').click();
    await waitUntil(() => part(opened, 'tasks').querySelector('.banner'));
    expect(opened.find<HTMLInputElement>('.tasks input').checked).to.equal(false);
  });

  it('are added for either of the two, and a title has to be there', async () => {
    const added = { ...introduce, title: 'Read Ana’s CV', due: '2026-11-02' };
    const opened = await withBen({ ...nothingTogether, addTask: () => added });
    expect(part(opened, 'tasks').textContent).to.contain('Nothing to do yet.').and.to.contain('Only you and Ben see these.');
    opened.named('Add a task').click();
    await waitUntil(() => focused(opened)?.id.endsWith('-title'), 'the field has the focus');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => part(opened, 'tasks').textContent.includes('A few words say what it is.'));
    await expectAccessible(opened.app);
    typeInto(opened.find<HTMLInputElement>('.tasks [id$=-title]'), 'Read Ana’s CV');
    opened.find<HTMLInputElement>(`.tasks input[value="${ben.id}"]`).click();
    typeInto(opened.find<HTMLInputElement>('.tasks [type=date]'), '2026-11-02');
    opened.find('.tasks [type=submit]').click();
    await waitUntil(() => part(opened, 'tasks').textContent.includes('1 open'));
    expect(opened.api.bodies('addTask')).to.deep.equal([{ title: 'Read Ana’s CV', ownerId: ben.id, dueOn: '2026-11-02' }]);
    await said('Task added.');
  });

  it('are due on a day of the match that is said by its number, which has to be one', async () => {
    const opened = await withBen({ ...nothingTogether, addTask: () => ({ ...sendCv, due: '2026-10-27', dueDay: 30, urgency: null }) });
    opened.named('Add a task').click();
    await waitUntil(() => focused(opened)?.id.endsWith('-title'), 'the field has the focus');
    await sendKeys({ type: 'Send CV to Ben' });
    typeInto(opened.find<HTMLInputElement>('.tasks [type=date]'), '2026-11-02');
    opened.find<HTMLInputElement>('.tasks input[value=day]').click();
    await waitUntil(() => part(opened, 'tasks').textContent.includes('Day 1 is the day on which the two of you began.'));
    await expectAccessible(opened.app);
    typeInto(opened.find<HTMLInputElement>('.tasks [id$=-day]'), '0');
    opened.find('.tasks [type=submit]').click();
    await waitUntil(() => part(opened, 'tasks').textContent.includes('Write a whole number from 1 to 730.'));
    await waitUntil(() => focused(opened)?.id.endsWith('-day'), 'the number has the focus');
    await expectAccessible(opened.app);
    typeInto(opened.find<HTMLInputElement>('.tasks [id$=-day]'), '30');
    opened.find('.tasks [type=submit]').click();
    await waitUntil(() => part(opened, 'tasks').textContent.includes('Day 30, 27 Oct'));
    expect(opened.api.bodies('addTask')).to.deep.equal([{ title: 'Send CV to Ben', ownerId: sendCv.owner.id, dueDay: 30 }]);
  });

  it('that are due on a numbered day are edited as they were said, and can be given a date or no day', async () => {
    const numbered = { ...sendCv, due: '2026-10-27', dueDay: 30, urgency: null };
    const opened = await withBen({ ...tasksAre(numbered), editTask: ({ body }) => ({ ...numbered, version: (body?.version ?? 0) + 1 }) });
    const saves = async (act: () => void) => {
      opened.find('.tasks [aria-haspopup=menu]').click();
      opened.find('.tasks [role=menuitem]').click();
      await waitUntil(() => opened.app.shadowRoot?.querySelector('.tasks [id$=-day]'), 'the number is there');
      expect(opened.find<HTMLInputElement>('.tasks [id$=-day]').value).to.equal('30');
      act();
      await opened.app.updateComplete;
      opened.find('.tasks [type=submit]').click();
      await waitUntil(() => opened.app.shadowRoot?.querySelector('.task-form') === null, 'it is saved');
      return opened.api.bodies('editTask').at(-1);
    };
    const said = { title: 'Send CV to Ben', ownerId: sendCv.owner.id };
    expect(await saves(() => undefined)).to.deep.equal({ ...said, version: 1 });
    expect(await saves(() => typeInto(opened.find<HTMLInputElement>('.tasks [id$=-day]'), ''))).to.deep.equal({ ...said, version: 2, dueOn: null });
    expect(await saves(() => opened.find<HTMLInputElement>('.tasks input[value=date]').click()), 'the date that it fell on').to.deep.equal({ ...said, version: 3, dueOn: '2026-10-27' });
  });

  it('are removed after a question', async () => {
    const opened = await withBen({ removeTask: () => undefined });
    opened.find('.tasks [aria-haspopup=menu]').click();
    [...opened.app.shadowRoot!.querySelectorAll<HTMLElement>('.tasks [role=menuitem]')].find((item) => item.textContent.includes('Remove'))!.click();
    await waitUntil(() => opened.find<HTMLDialogElement>('[id^=remove-task]').open);
    expect(opened.find('[id^=remove-task]').textContent).to.contain('Remove “Send CV to Ben”?').and.to.contain('It goes for Ben too.');
    [...opened.find('[id^=remove-task]').querySelectorAll('button')].at(-1)!.click();
    await waitUntil(() => part(opened, 'tasks').textContent.includes('1 open'));
  });

  it('that the other one changed are read again, and told of', async () => {
    const opened = await withBen();
    opened.api.answer(tasksAre(sendCv, { ...introduce, title: 'Call the data team' }, listTeams));
    opened.api.happen({ type: 'task.edited', id: introduce.id });
    await waitUntil(() => part(opened, 'tasks').textContent.includes('Call the data team'));
    await said('Ben changed the tasks.');
  });
});

describe('an icebreaker', () => {
  it('can be passed over for another one', async () => {
    const opened = await withBen();
    const question = () => opened.find('.icebreaker .question').textContent;
    expect(question()).to.equal('What small thing made you smile this week?');
    opened.named('Another one').click();
    await waitUntil(() => question() === 'What did you want to become when you were ten?');
    await said('What did you want to become when you were ten?');
  });

  it('is about what the reader chooses, by keyboard too; where both have answered all of that, it says so', async () => {
    const opened = await withBen(icebreakersAre(...icebreakers.filter(({ depth }) => depth === 'culture').map(({ key }) => ({ ...bothAnswered, key }))));
    const about = opened.find<HTMLSelectElement>('.icebreaker select');
    expect(about.labels[0]!.textContent).to.contain('What about');
    const choose = (depth: string) => {
      about.value = depth;
      about.dispatchEvent(new Event('change'));
    };
    choose('working-style');
    await said('At which time of day');
    opened.named('Another one').click();
    await waitUntil(() => opened.find('.icebreaker .question').textContent.startsWith('Silence, music'));
    choose('culture');
    await said('You two have answered all of these.');
    expect(opened.app.shadowRoot!.querySelector('.icebreaker .question')).to.equal(null);
    await expectAccessible(opened.app);
    choose('');
    await said('What small thing made you smile this week?');
  });

  it('that the other one has answered is shown first, without what they said; both read it once both have answered', async () => {
    const opened = await withBen({ ...icebreakersAre(heAnswered), answerIcebreaker: () => ({ ...bothAnswered, key: 'best-hour' }) });
    expect(part(opened, 'icebreaker').textContent).to.contain('Ben has answered. You read it once you have answered too.');
    opened.find('.icebreaker .write').click();
    await waitUntil(() => focused(opened)?.localName === 'textarea', 'the field has the focus');
    await sendKeys({ type: 'Early' });
    await expectAccessible(opened.app);
    opened.find('.icebreaker [type=submit]').click();
    await waitUntil(() => part(opened, 'icebreaker').textContent.includes('No meeting before ten.'));
    expect(opened.api.bodies('answerIcebreaker')).to.deep.equal([{ text: 'Early' }]);
    await said('Both of you have answered. Ben’s answer is below.');
  });

  it('that was answered in the same moment says so and loses nothing', async () => {
    const opened = await withBen({ ...icebreakersAre({ ...heAnswered, mine: bothAnswered.mine, theyAnswered: false, can: ['answer', 'take-back'] }), answerIcebreaker: fails('moved-on', { status: 409 }) });
    while (!opened.app.shadowRoot!.querySelector('.icebreaker')!.textContent.includes('Change my answer')) {
      opened.find('.icebreaker .another').click();
      await opened.app.updateComplete;
    }
    opened.find('.icebreaker .write').click();
    await waitUntil(() => part(opened, 'icebreaker').querySelector('textarea'));
    opened.api.answer(icebreakersAre({ ...bothAnswered, key: 'best-hour' }));
    typeInto(opened.find<HTMLInputElement>('.icebreaker textarea'), 'Later');
    opened.find('.icebreaker [type=submit]').click();
    await waitUntil(() => part(opened, 'icebreaker').textContent.includes('Ben has answered in the meantime.'));
    expect(part(opened, 'icebreaker').textContent).to.contain('No meeting before ten.');
  });
});

it('of several people it is read when it is opened, for each by itself', async () => {
  const opened = await open({ readHome: () => sample.homeOfBen, ...sample.pairsOfBen, ...keptTogether }, { at: '#partners', me: meAsMentor });
  await waitUntil(() => opened.shown().includes('Notes, tasks and an icebreaker with'));
  expect(opened.api.calls.some(({ id }) => id === 'listNotes')).to.equal(false);
  [...opened.app.shadowRoot!.querySelectorAll('summary')].find(({ textContent }) => textContent.includes('icebreaker with Yuki'))!.click();
  await waitUntil(() => opened.api.calls.some(({ id }) => id === 'listTasks'), 'it is read');
  expect(opened.api.calls.filter(({ id }) => id === 'listNotes').map(({ input }) => input.path)).to.deep.equal([{ matchId: sample.id('b002') }]);
});

it('on a meeting’s page a note hangs on that meeting, and an icebreaker can be put on its agenda', async () => {
  const { meeting } = sample;
  const agenda = { meetingId: meeting.id, minutes: 45, planned: 0, template: 'grow', lastChange: null } as const;
  const empty = () => ({ ...agenda, templates: ['grow' as const], items: [], owners: [], can: ['edit' as const] });
  const answers: FakeAnswers = {
    ...keptTogether, ...notesAre(mine, { ...ours, meeting: { id: meeting.id, date: '2026-10-29' } }), readMeeting: () => meeting, readAgenda: empty, listGoals: () => ({ items: [], nextCursor: null }), beOnAgenda: () => ({ people: [] }),
    leaveAgenda: () => undefined, readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }), writeNote: () => mine, addAgendaItem: empty,
  };
  const { element, api } = await mount<MentorScheduling>(html`<mentor-scheduling view="meeting" .meeting=${meeting.id} .clock=${() => new Date('2026-10-20T12:05:00Z')}></mentor-scheduling>`, { answers, width: 390 });
  const root = element.shadowRoot!;
  await waitUntil(() => root.querySelector('.icebreaker .card') && root.querySelector('.notes article'), 'the parts are there');
  expect([...root.querySelectorAll('.notes article')].length).to.equal(1);
  await expectAccessible(element);
  root.querySelector<HTMLElement>('.new-note')!.click();
  await waitUntil(() => root.querySelector('.notes textarea'));
  typeInto(root.querySelector<HTMLInputElement>('.notes textarea')!, 'Here and now');
  root.querySelector<HTMLElement>('.notes [type=submit]')!.click();
  await waitUntil(() => api.bodies('writeNote').length === 1);
  expect(api.bodies('writeNote')).to.deep.equal([{ text: 'Here and now', meetingId: meeting.id }]);
  [...root.querySelectorAll<HTMLElement>('.icebreaker button')].find(({ textContent }) => textContent.includes('Put it on the agenda'))!.click();
  await waitUntil(() => api.bodies('addAgendaItem').length === 1);
  expect(api.bodies('addAgendaItem')).to.deep.equal([{ text: 'What small thing made you smile this week?' }]);
});
