/** One goal: its milestones, who sees it, check-ins, and how it ends. */
import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { Problem } from '../api/problem.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { goalPage, internship, late, speaking, toRead } from '../testing/goals.ts';
import { goals, serverOf } from '../testing/goals-on-screen.ts';
import { settled } from '../testing/mount.ts';
import { meAsMentor } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';

describe('a goal', () => {
  before(() => setViewport({ width: 1100, height: 900 }));

  it('counts milestones as they are checked by Space, and says how far it is', async () => {
    const { api, labelled, says, words } = await goals(serverOf(internship));
    labelled('Send CV to Ben').focus();
    await sendKeys({ press: 'Space' });
    await says('Milestone done, 4 of 5, 80%');
    expect(api.bodies('editMilestone')).to.deep.equal([{ done: true }]);
    expect(labelled('Send CV to Ben').matches(':focus'), 'the focus stays').to.equal(true);
    expect(words()).to.include('4 of 5 milestones');
  });

  it('keeps every tick of a quick hand, and takes back what did not work', async () => {
    const { api, labelled, until, element } = await goals(serverOf(speaking));
    labelled('Give one short').focus();
    await sendKeys({ press: 'Space' });
    labelled('Present the').focus();
    await sendKeys({ press: 'Space' });
    await until(() => api.bodies('editMilestone').length === 2, 'both are sent');
    api.answer({ editMilestone: () => { throw new Problem('network'); } });
    await sendKeys({ press: 'Space' });
    await until(() => labelled('Present the').checked, 'checked again, as the server has it');
    expect(element.shadowRoot?.querySelector('.banner')?.textContent).to.include('We couldn’t reach the server');
    await until(() => document.getElementById('mentor-live-assertive')?.textContent === 'We couldn’t reach the server. Nothing is lost. Check your connection.', 'a screen reader hears it at once');
  });

  it('takes new milestones one after the other; they can be renamed and removed', async () => {
    const { api, press, choose, type, until, focused, labelled } = await goals(serverOf(speaking));
    await press('Add a milestone');
    await until(() => labelled('Milestone').matches(':focus'), 'the field has the focus');
    await type('Milestone', 'Thank the team');
    await sendKeys({ press: 'Enter' });
    await until(() => labelled('Milestone').value === '' && labelled('Milestone').matches(':focus'), 'ready for the next');
    await sendKeys({ press: 'Escape' });
    await until(() => focused() === 'Add a milestone', 'the focus is back');
    await choose('More about “Thank the team”', 'Rename or move');
    await type('Milestone', ' kindly');
    await sendKeys({ press: 'Enter' });
    await until(() => api.bodies('editMilestone').length === 1, 'renamed');
    expect([api.bodies('addMilestone'), api.bodies('editMilestone')]).to.deep.equal([[{ title: 'Thank the team', due: null }], [{ title: 'Thank the team kindly', due: null }]]);
    await until(() => labelled('Thank the team kindly').matches(':focus'), 'the focus is on its box');
    await choose('More about “Thank the team kindly”', 'Remove');
    await press('Remove');
    await until(() => labelled('Present the').matches(':focus'), 'the focus is on the one before');
  });

  it('names who gains and who loses sight before it is shared', async () => {
    const { api, press, labelled, says, words, until } = await goals(serverOf(speaking));
    await press('Only you Change');
    await until(() => labelled('Only you').matches(':focus'), 'the present one has the focus');
    await sendKeys({ press: 'ArrowDown' });
    expect(words()).to.include('Ben will see this goal, its milestones and every check-in so far.');
    await press('Change who sees it');
    await says('Ben can see this goal now');
    expect(api.bodies('editGoal')).to.deep.equal([{ visibility: 'match' }]);
    await press('You and Ben Change');
    await sendKeys({ press: 'ArrowUp' });
    expect(words()).to.include('Ben won’t see it any more.');
  });

  it('says before there is a match who will see it, and until then nobody does', async () => {
    const { api, press, labelled, words, until } = await goals(serverOf({ ...speaking, partner: null, matchId: null }));
    await press('Only you Change');
    await until(() => labelled('Only you').matches(':focus'), 'the present one has the focus');
    await sendKeys({ press: 'ArrowDown' });
    expect(words()).to.include('Once you have a partner, they will see this goal, its milestones and every check-in.');
    await press('Change who sees it');
    await until(() => words().includes('You, and your partner once you have one'), 'the badge says it');
    expect(api.bodies('editGoal')).to.deep.equal([{ visibility: 'match' }]);
  });

  it('is only its owner’s once the match is over', async () => {
    const { words } = await goals(serverOf({ ...speaking, visibility: 'match', partner: null }));
    expect(words()).to.include('Only you');
  });

  it('takes a check-in: one group of radios by arrows, words, and a line that grows', async () => {
    const { api, press, labelled, type, heard, says, root } = await goals(serverOf(internship));
    await press('Save check-in');
    expect(root.querySelector('[role=alert]')?.textContent?.trim()).to.equal('Choose a number from 1 to 10.');
    labelled('1').focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    await type('What moved', 'A team called back.');
    await press('Save check-in');
    await says('Check-in saved, 3 of 10');
    expect(api.bodies('checkIn')).to.deep.equal([{ confidence: 3, text: 'A team called back.' }]);
    expect(root.querySelector('svg[role=img]')).to.have.attribute('aria-label', 'Confidence in 6 check-ins: from 4 of 10 on 28 Sept to 3 of 10 on 20 Oct');
    expect(labelled('What moved').value).to.equal('');
    expect(heard).to.deep.equal([['checked-in', { goalId: internship.id }]]);
  });

  it('shows its history as a table, newest first', async () => {
    const { press, root, element } = await goals(serverOf(internship));
    await press('Show as table');
    expect([...root.querySelectorAll('tbody tr:first-child > *')].map((cell) => cell.textContent?.trim())).to.deep.equal(['18 Oct', 'Ben’s questions made the project easier to explain. CV still feels thin.', '7']);
    await expectAccessible(element);
  });

  it('that is late asks for a reason when its day moves', async () => {
    const { api, press, fill, type, root, until } = await goals(serverOf(late));
    await press('Re-plan');
    fill('Due', '2026-11-02');
    await press('Save');
    await until(() => root.activeElement?.id === 'goal-reason', 'the reason is asked for');
    await type('Why does the day move?', 'Exams');
    await press('Save');
    await until(() => api.bodies('editGoal').length > 0, 'saved');
    expect(api.bodies('editGoal')).to.deep.equal([{ due: '2026-11-02', reason: 'Exams' }]);
  });

  it('is reached with what helped, and can be opened again', async () => {
    const { api, choose, type, press, heard, says, words, focused, until } = await goals(serverOf(internship));
    await choose('More about this goal', 'I’ve reached it');
    await type('What helped?', 'Ben’s questions');
    await press('Mark as reached');
    await until(() => focused() === internship.title, 'the focus is on the goal');
    expect(api.bodies('achieveGoal')).to.deep.equal([{ whatHelped: 'Ben’s questions' }]);
    expect(words()).to.include('Reached 20 October');
    await says('Goal reached. Well done.');
    await press('Open it again');
    await until(() => heard.length === 2, 'opened again');
    expect(heard).to.deep.equal([['achieved', { goalId: internship.id }], ['reopened', { goalId: internship.id }]]);
  });

  it('that is let go or deleted comes back by Undo', async () => {
    const { choose, press, heard, until, focused, words } = await goals(serverOf(internship, speaking));
    await choose('More about this goal', 'Let it go');
    await until(() => words().includes('Goal let go'), 'the toast is there');
    await press('Undo');
    await until(() => heard.some(([type]) => type === 'reopened'), 'open again');
    await choose('More about this goal', 'Delete');
    await until(() => focused() === speaking.title, 'the focus is on the next goal');
    expect(words()).not.to.include(internship.title);
    await press('Undo');
    await until(() => focused() === internship.title, 'it is back and has the focus');
  });

  it('that was deleted is in the list of deleted ones for 30 days', async () => {
    const { choose, press, until, focused, api } = await goals(serverOf(internship));
    await choose('More about this goal', 'Delete');
    await until(() => focused() === 'Write a goal', 'the focus is on what comes next');
    await choose('More about goals', 'Deleted goals');
    await press(`Bring back “${internship.title}”`);
    await until(() => focused() === internship.title, 'it is back and has the focus');
    expect(api.calls.filter(({ id }) => id === 'restoreGoal')).to.have.length(1);
  });

  it('of somebody else is text: whose it is, and no control that changes it', async () => {
    const { element, words, root } = await goals(serverOf(...toRead([internship])), { me: meAsMentor });
    expect(words()).to.include('Ana shares this goal with you. You can read along.');
    expect(words()).to.include('How will Ana know?');
    expect(words()).to.include('You and Ana');
    const ofGoal = (selector: string) => [...root.querySelectorAll<HTMLElement>(`.goal-page ${selector}`)].filter((one) => one.closest('.notes') === null);
    expect(ofGoal(':is(input, textarea, select)')).to.deep.equal([]);
    expect(ofGoal('button').filter((one) => one.checkVisibility()).map((one) => one.textContent?.trim())).to.deep.equal(['Show as table']);
    await expectAccessible(element);
  });

  it('that was closed elsewhere while somebody typed shows how it is and loses no word', async () => {
    const { api, press, type, labelled, words, until } = await goals(serverOf(internship));
    labelled('1').focus();
    await sendKeys({ press: 'Space' });
    await type('What moved', 'Two teams answered.');
    const closed = { ...internship, state: 'achieved' as const, achievedAt: '2026-10-20T11:00:00.000Z', can: ['delete' as const] };
    api.answer({ checkIn: () => { throw new Problem('moved-on', { status: 409 }); }, listGoals: () => goalPage(closed) });
    await press('Save check-in');
    await until(() => words().includes('This goal was closed a moment ago.'), 'it says so');
    expect(words()).to.include('Reached 20 October');
    expect(labelled('What moved').value).to.equal('Two teams answered.');
    api.answer({ reopenGoal: () => internship, checkIn: () => internship });
    await press('Open it again');
    await press('Save check-in');
    await until(() => api.bodies('checkIn').length === 2, 'sent again');
    expect(api.bodies('checkIn').at(-1)).to.deep.equal({ confidence: 1, text: 'Two teams answered.' });
  });

  it('that is not shared any more is gone: no row, no page, one line', async () => {
    const { element, api, words } = await goals(serverOf(...toRead([internship, late])), { me: meAsMentor, goal: internship.id, width: 390 });
    api.answer({ listGoals: () => goalPage(...toRead([late])), readGoal: () => { throw new Problem('not-found', { status: 404 }); } });
    api.happen({ type: 'goal.edited', id: internship.id });
    await waitUntil(() => words().includes('This is not here any more.'));
    await settled(element);
    expect(words()).not.to.include(internship.title);
    expect(words()).to.include(late.title);
    const [line, list] = ['.banner', '.goal-list'].map((part) => element.shadowRoot!.querySelector(part)!.getBoundingClientRect());
    expect(list!.top - line!.bottom, 'the line does not stick to the list').to.equal(24);
  });
});
