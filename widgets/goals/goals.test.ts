/** The list of goals: what it tells, setting one, and how it behaves where there is little room. */
import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { expectAccessible } from '../testing/accessible.ts';
import { anasMatchId, anaWithBen, internship, reached, speaking } from '../testing/goals.ts';
import { goals, serverOf } from '../testing/goals-on-screen.ts';
import { waitUntil } from '../testing/wait-until.ts';

describe('goals', () => {
  before(() => setViewport({ width: 1100, height: 900 }));

  it('are accessible with their page beside them, and tell progress, day and who sees them in words', async () => {
    const { element, words } = await goals(serverOf(internship, speaking, reached));
    await expectAccessible(element);
    expect(words()).to.include('3 of 5 milestones Due 15 Dec You and Ben');
    expect(words()).to.include('1 of 3 milestones Check in this week Only you');
    expect(words()).to.include('Due 15 December, 8 weeks left');
    expect(words()).to.include('Reached and let go Find a mentor in data');
  });

  it('are set with two milestones by keyboard; the new one opens and has the focus', async () => {
    const { api, press, type, heard, says, focused, until, labelled } = await goals(serverOf(internship));
    await press('New goal');
    await until(() => focused() === 'A new goal', 'the form has the focus');
    await type('Goal', 'Give a talk');
    await type('Milestone 1', 'Choose a topic');
    await type('Milestone 2', 'Ask for a date');
    await until(() => labelled('You and Ben').checkVisibility(), 'the partner is known');
    labelled('Only you').focus();
    await sendKeys({ press: 'ArrowDown' });
    await press('Set this goal');
    await until(() => focused() === 'Give a talk', 'the new goal has the focus');
    expect(api.bodies('setGoal')).to.deep.equal([
      { title: 'Give a talk', howWillIKnow: null, due: null, visibility: 'match', matchId: anasMatchId, milestones: [{ title: 'Choose a topic' }, { title: 'Ask for a date' }] },
    ]);
    expect(heard.filter(([type]) => type === 'set')).to.have.length(1);
    await says('Goal set');
    expect(api.bodies('saveDraft').at(-1), 'the draft is gone').to.deep.equal({ fields: {} });
  });

  it('are not set without a name: the field says so and has the focus', async () => {
    const { api, press, labelled, until } = await goals(serverOf(internship));
    await press('New goal');
    await press('Set this goal');
    await until(() => labelled('Goal').matches(':focus'), 'focus on the field');
    expect(labelled('Goal')).to.have.attribute('aria-invalid', 'true');
    expect(api.bodies('setGoal')).to.deep.equal([]);
  });

  it('come back as a draft with every word, after the form was closed or the page loaded again', async () => {
    const fields = { title: 'Give a talk', due: '2026-12-01', visibility: 'match', milestones: 'Choose a topic\n\nPractise' };
    const { press, labelled, until } = await goals({ ...serverOf(internship), readDraft: ({ path }) => ({ fields: path.key === 'goal-new' ? fields : {}, savedAt: null }) });
    await press('New goal');
    await until(() => labelled('Goal').value === 'Give a talk', 'the draft is there');
    await until(() => labelled('You and Ben').checked, 'who sees it, too');
    expect([labelled('Due').value, labelled('Milestone 1').value, labelled('Milestone 2').value, labelled('Milestone 3').value]).to.deep.equal(['2026-12-01', 'Choose a topic', '', 'Practise']);
  });

  it('can be shared with the partner that is yet to come, where there is no match', async () => {
    const { api, press, labelled, type, until, root } = await goals({ ...serverOf(internship), listMatches: () => ({ items: [{ ...anaWithBen, state: 'ended' }], nextCursor: null }) });
    await press('New goal');
    await waitUntil(() => root.querySelector('.goal-form .radios'));
    const offered = ['Only you', 'You, and your partner once you have one', 'You, coordinators, and your partner once you have one'];
    expect([...root.querySelectorAll('.goal-form .radios label')].map((one) => one.textContent?.trim())).to.deep.equal(offered);
    await type('Goal', 'Give a talk');
    labelled(offered[1] ?? '').click();
    await press('Set this goal');
    await until(() => api.bodies('setGoal').length === 1, 'it is sent');
    expect(api.bodies('setGoal')).to.deep.equal([{ title: 'Give a talk', howWillIKnow: null, due: null, visibility: 'match', matchId: null, milestones: [] }]);
  });

  it('start with an example that can be used', async () => {
    const { press, labelled, until } = await goals(serverOf());
    await press('Use this');
    await until(() => labelled('Goal').value === 'Speak up in project meetings', 'the example is in the form');
  });
});

describe('where there is room for one page only', () => {
  it('a goal is its own page; Back leads to its row', async () => {
    const { press, button, focused, until, heard, words } = await goals(serverOf(internship, speaking), { width: 390 });
    expect(words()).not.to.include('How will I know?');
    await press(speaking.title);
    await until(() => focused() === speaking.title && button('All goals').checkVisibility(), 'the goal’s title has the focus');
    expect(words()).not.to.include(internship.title);
    await press('All goals');
    await until(() => focused() === speaking.title && words().includes(internship.title), 'back in the list, on its row');
    expect(heard).to.deep.equal([['opened', { goalId: speaking.id }], ['opened', { goalId: null }]]);
  });

  it('more goals come on demand, and the first new one has the focus', async () => {
    const page = { first: { items: [internship], nextCursor: 'next' }, second: { items: [speaking], nextCursor: null } };
    const { press, focused, until } = await goals({ ...serverOf(), listGoals: ({ query }) => (query?.cursor ? page.second : page.first) });
    await press('Show more goals');
    await until(() => focused() === speaking.title, 'the first new one has the focus');
  });
});
