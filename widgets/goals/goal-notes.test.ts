/** Notes on the page of a goal: each of the two writes their own, and reads what the other one shares. */
import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { internship, speaking, toRead } from '../testing/goals.ts';
import { goals, serverOf } from '../testing/goals-on-screen.ts';
import { leila, meAsMentor } from '../testing/people.ts';
import { his, mine as anyOfMine, notesAbout } from '../testing/workspace.ts';

const about = { id: internship.id, title: internship.title };
const mine = { ...anyOfMine, matchId: internship.matchId!, goal: about };

async function withNotes(server: FakeAnswers, options?: Parameters<typeof goals>[1]) {
  const opened = await goals(server, options);
  await opened.until(() => opened.root.querySelector('.notes [aria-busy=false]') !== null, 'the notes are there');
  return { ...opened, notes: () => opened.root.querySelector<HTMLElement>('.notes')!, press: (selector: string) => opened.root.querySelector<HTMLElement>(`.notes ${selector}`)!.click() };
}

describe('notes about a goal', () => {
  before(() => setViewport({ width: 1100, height: 900 }));

  it('are asked for by the goal, say whose eyes each is for, and do not repeat what they are about', async () => {
    const { element, api, notes } = await withNotes({ ...serverOf(internship), ...notesAbout(internship, mine, his) });
    expect(api.calls.filter(({ id }) => id === 'listNotes').map(({ input }) => [input.path, input.query])).to.deep.equal([[{ matchId: internship.matchId }, { limit: 50, goalId: internship.id }]]);
    const rows = [...notes().querySelectorAll<HTMLElement>('article')].map((row) => row.innerText.replace(/\s+/g, ' '));
    expect(rows[0]).to.contain('Only you').and.to.contain('Share with Ben').and.not.to.contain('About');
    expect(rows[1]).to.contain('Ben wrote this').and.not.to.contain('Delete');
    await expectAccessible(element);
  });

  it('are written by keyboard for oneself alone and hang on the goal; a draft is that goal’s own', async () => {
    const { element, api, notes, root, until, says } = await withNotes({ ...serverOf(internship), writeNote: () => ({ ...mine, text: 'Two teams to ask' }) });
    expect(notes().textContent).to.contain('Notes are only yours until you share one.');
    root.querySelector<HTMLElement>('.new-note')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => root.activeElement?.localName === 'textarea', 'the field has the focus');
    expect(notes().textContent).to.contain('Only you can see this until you share it.');
    await sendKeys({ type: 'Two teams to ask' });
    await expectAccessible(element);
    await until(() => api.bodies('saveDraft').length > 0, 'the draft is kept');
    expect(api.calls.find(({ id }) => id === 'saveDraft')?.input.path).to.deep.equal({ key: `note-new:${internship.id}` });
    root.querySelector<HTMLElement>('.notes [type=submit]')!.click();
    await says('Only you can see this note.');
    expect(api.bodies('writeNote')).to.deep.equal([{ text: 'Two teams to ask', goalId: internship.id }]);
    expect(notes().querySelector('article')?.textContent).to.contain('Two teams to ask');
  });

  it('are shared after a question, and deleted with a way back that says where it fails', async () => {
    const shared = { ...mine, visibility: 'match' as const, can: ['edit' as const, 'share' as const, 'stop-sharing' as const, 'delete' as const] };
    const { api, notes, press, until, says } = await withNotes({ ...serverOf(internship), ...notesAbout(internship, mine), shareNote: () => shared, deleteNote: () => undefined, restoreNote: fails('network') });
    press('[data-act=share]');
    await until(() => notes().querySelector('dialog')?.open === true, 'it is asked');
    [...notes().querySelectorAll<HTMLElement>('dialog button')].at(-1)!.click();
    await says('Ben can see this note now.');
    press('[data-act=delete]');
    await until(() => notes().querySelector('.toast') !== null && notes().querySelector('article') === null, 'it is gone');
    press('.toast button');
    await until(() => notes().querySelector('.banner') !== null, 'it says that it did not come back');
    api.answer({ restoreNote: () => shared });
    press('.banner button');
    await until(() => notes().querySelector('article') !== null && notes().querySelector('.banner') === null, 'it is back');
  });

  it('are the mentor’s too, who reads what is shared as it comes', async () => {
    const { api, notes, root, until, says } = await withNotes(serverOf(...toRead([internship])), { me: meAsMentor });
    expect(root.querySelector('.new-note')).not.to.equal(null);
    api.answer(notesAbout(internship, { ...mine, visibility: 'match', can: [] }));
    api.happen({ type: 'note.shared', id: mine.id });
    await until(() => notes().querySelector('article')?.textContent.includes('Ana wrote this') === true, 'hers is there');
    await says('Ana changed what they share with you.');
  });

  it('stay with their goal, with what is typed there', async () => {
    const ofInternship = notesAbout(internship, mine).listNotes!;
    const { api, notes, press, root, until } = await withNotes({ ...serverOf(internship, speaking), listNotes: (input) => (input.query?.goalId === internship.id ? ofInternship(input) : { items: [], nextCursor: null }) });
    press('.new-note');
    await until(() => root.activeElement?.localName === 'textarea', 'the field has the focus');
    await sendKeys({ type: 'Half a thought' });
    const choose = (goalId: string) => root.querySelector<HTMLElement>(`[data-goal="${goalId}"]`)!.click();
    choose(speaking.id);
    await until(() => root.querySelector('.notes .api-task > .soft') !== null, 'the other goal has none');
    expect(notes().querySelector('textarea, article')).to.equal(null);
    expect(api.calls.findLast(({ id }) => id === 'listNotes')?.input.query).to.deep.equal({ limit: 50, goalId: speaking.id });
    choose(internship.id);
    await until(() => root.querySelector('.notes article') !== null, 'the first one’s are back');
    expect(notes().querySelector('textarea')?.value).to.equal('Half a thought');
  });

  const hasNone = ({ api, root }: Awaited<ReturnType<typeof goals>>) => {
    expect(root.querySelector('.goal-page')).not.to.equal(null);
    expect([root.querySelector('.notes'), api.calls.some(({ id }) => id === 'listNotes')]).to.deep.equal([null, false]);
  };

  it('are not there for a goal of no match', async () => hasNone(await goals(serverOf({ ...internship, partner: null, matchId: null }))));

  it('are not there for a coordinator who reads the goal', async () => {
    const me = { ...meAsMentor, person: { ...meAsMentor.person, id: leila.id, name: leila.name }, roles: ['coordinator' as const], enrolments: [] };
    hasNone(await goals(serverOf(...toRead([{ ...internship, visibility: 'match-and-coordinators' }])), { me }));
  });
});
