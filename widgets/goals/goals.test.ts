import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { Problem } from '../api/problem.ts';
import { define } from '../define.ts';
import { expectAccessible } from '../testing/accessible.ts';
import type { FakeAnswers } from '../testing/fake-api.ts';
import { anasGoal, anasMatchId, anaWithBen, goalPage, internship, late, october, reached, speaking, toRead } from '../testing/goals.ts';
import { mount, settled } from '../testing/mount.ts';
import { meAsMentor } from '../testing/people.ts';
import type { Goal } from './goal-facts.ts';
import { MentorGoals } from './mentor-goals.ts';

define('mentor-goals', MentorGoals);

/** A server that keeps goals as the real one does, for one reader. */
function serverOf(...goals: Goal[]): FakeAnswers {
  let [open, deleted]: Goal[][] = [goals, []];
  const change = (goalId: string, to: (goal: Goal) => Partial<Goal>): Goal => {
    const goal = open?.find(({ id }) => id === goalId);
    if (!goal) throw new Problem('not-found');
    if (goal.state !== 'open' && !('state' in to(goal))) throw new Problem('moved-on');
    const changed = { ...goal, ...to(goal) };
    open = open?.map((one) => (one.id === goalId ? changed : one));
    return changed;
  };
  const progressOf = (milestones: Goal['milestones']) => ({ milestones, progress: Math.round((100 * milestones.filter(({ doneAt }) => doneAt).length) / Math.max(1, milestones.length)) });
  return {
    readDraft: () => ({ fields: {}, savedAt: null }),
    saveDraft: () => ({ savedAt: '2026-10-20T12:00:00.000Z' }),
    listMatches: () => ({ items: [anaWithBen], nextCursor: null }),
    listGoals: ({ query }) => goalPage(...((query?.state === 'deleted' ? deleted : open) ?? [])),
    setGoal: ({ body }) => {
      const set = anasGoal({ title: body?.title ?? '', ...progressOf((body?.milestones ?? []).map(({ title }, at) => ({ id: `65f0c0ffee0000000000ca0${at}`, title, due: null, doneAt: null }))) });
      open = [set, ...(open ?? [])];
      return set;
    },
    editGoal: ({ path, body }) => change(path.goalId, () => ({ ...body, ...(body?.due && { overdue: false }) })),
    addMilestone: ({ path, body }) => change(path.goalId, ({ milestones }) => progressOf([...milestones, { id: '65f0c0ffee0000000000cb01', title: body?.title ?? '', due: body?.due ?? null, doneAt: null }])),
    editMilestone: ({ path, body }) =>
      change(path.goalId, ({ milestones }) => progressOf(milestones.map((one) => (one.id !== path.milestoneId ? one : { ...one, ...(body?.title && { title: body.title }), ...(body?.done !== undefined && { doneAt: body.done ? '2026-10-20T12:00:00.000Z' : null }) })))),
    removeMilestone: ({ path }) => change(path.goalId, ({ milestones }) => progressOf(milestones.filter(({ id }) => id !== path.milestoneId))),
    checkIn: ({ path, body }) => change(path.goalId, ({ checkIns, owner }) => ({ checkIns: [...checkIns, { id: '65f0c0ffee0000000000da01', confidence: body?.confidence ?? 0, text: body?.text ?? null, by: owner, at: '2026-10-20T12:00:00.000Z' }] })),
    achieveGoal: ({ path, body }) => change(path.goalId, () => ({ state: 'achieved', achievedAt: '2026-10-20T12:00:00.000Z', whatHelped: body?.whatHelped ?? null, can: ['delete'] })),
    dropGoal: ({ path }) => change(path.goalId, () => ({ state: 'dropped', can: ['delete'] })),
    reopenGoal: ({ path }) => change(path.goalId, () => ({ state: 'open', achievedAt: null, can: ['edit', 'check-in', 'delete'] })),
    deleteGoal: ({ path }) => {
      deleted = (open ?? []).filter(({ id }) => id === path.goalId);
      open = (open ?? []).filter(({ id }) => id !== path.goalId);
      return undefined;
    },
    restoreGoal: ({ path }) => {
      const back = deleted?.find(({ id }) => id === path.goalId) ?? anasGoal();
      open = [...(open ?? []), back];
      deleted = [];
      return back;
    },
  };
}

async function goals(server: FakeAnswers, { goal, width, me }: { goal?: string; width?: number; me?: typeof meAsMentor } = {}) {
  const { element, api } = await mount<MentorGoals>(html`<mentor-goals .goal=${goal} .clock=${october}></mentor-goals>`, { answers: server, ...(width !== undefined && { width }), ...(me && { me }) });
  const root = element.shadowRoot as ShadowRoot;
  const heard: [type: string, detail: unknown][] = [];
  for (const type of ['opened', 'set', 'checked-in', 'achieved', 'dropped', 'reopened', 'deleted', 'restored']) element.addEventListener(`mentor-goal-${type}`, (event) => heard.push([type, (event as CustomEvent<unknown>).detail]));
  const all = (role: string) => [...root.querySelectorAll<HTMLElement>(role)].filter((one) => one.checkVisibility());
  const named = (role: string, name: string): HTMLElement => {
    const found = all(role).find((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').replace(/\s+/g, ' ').trim() === name);
    if (!found) throw new Error(`no ${role} is called "${name}": ${all(role).map((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim()).join(' | ')}`);
    return found;
  };
  const labelled = <Control extends HTMLElement = HTMLInputElement>(label: string): Control => {
    const found = all('input, textarea, select').find((one) => {
      const { labels } = one as HTMLInputElement;
      return (one.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? '').replace(/\s+/g, ' ').trim().startsWith(label);
    });
    if (!found) throw new Error(`no field is labelled "${label}"`);
    return found as Control;
  };
  return {
    element, api, root, heard, labelled,
    button: (name: string) => named('button', name),
    press: async (name: string) => {
      named('button', name).focus();
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
    },
    choose: async (menu: string, item: string) => {
      named('button', menu).focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => root.activeElement?.getAttribute('role') === 'menuitem');
      while (root.activeElement?.textContent?.trim() !== item) await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
    },
    type: async (label: string, words: string) => {
      labelled(label).focus();
      await sendKeys({ type: words });
    },
    fill: (label: string, value: string) => {
      const field = labelled(label);
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    says: (sentence: string) => waitUntil(() => document.getElementById('mentor-live-polite')?.textContent === sentence, `says "${sentence}"`, { timeout: 4_000 }),
    words: () => (root.querySelector('.all') as HTMLElement).innerText.replace(/\s+/g, ' '),
    focused: () => root.activeElement?.textContent?.replace(/\s+/g, ' ').trim(),
    until: (holds: () => boolean, what: string) => waitUntil(holds, what, { timeout: 4_000 }),
  };
}

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

describe('a goal', () => {
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
    await until(() => document.getElementById('mentor-live-assertive')?.textContent === 'We couldn’t reach the server. Nothing is lost. Check your connection and try again.', 'a screen reader hears it at once');
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
    expect([...root.querySelectorAll('.goal-page :is(input, textarea, select)')]).to.deep.equal([]);
    expect([...root.querySelectorAll('.goal-page button')].filter((one) => (one as HTMLElement).checkVisibility()).map((one) => one.textContent?.trim())).to.deep.equal(['Show as table']);
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
