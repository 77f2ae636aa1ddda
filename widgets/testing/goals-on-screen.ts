/** For tests of goals: a server that keeps them, and the element as a person works with it. */
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { Problem } from '../api/problem.ts';
import { define } from '../define.ts';
import type { FakeAnswers } from './fake-api.ts';
import { anasGoal, anaWithBen, goalPage, october } from './goals.ts';
import { mount } from './mount.ts';
import type { meAsMentor } from './people.ts';
import type { Goal } from '../goals/goal-facts.ts';
import { MentorGoals } from '../goals/mentor-goals.ts';
import { waitUntil } from './wait-until.ts';

define('mentor-goals', MentorGoals);

/** A server that keeps goals as the real one does, for one reader. */
export function serverOf(...goals: Goal[]): FakeAnswers {
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
    listNotes: () => ({ items: [], nextCursor: null }),
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

/** Goals on screen, with what a person does there: by the names that controls have. */
export async function goals(server: FakeAnswers, { goal, width, me }: { goal?: string; width?: number; me?: typeof meAsMentor } = {}) {
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
    says: (sentence: string) => waitUntil(() => document.getElementById('mentor-live-polite')?.textContent === sentence, `says "${sentence}"`),
    words: () => (root.querySelector('.all') as HTMLElement).innerText.replace(/\s+/g, ' '),
    focused: () => root.activeElement?.textContent?.replace(/\s+/g, ' ').trim(),
    until: (holds: () => boolean, what: string) => waitUntil(holds, what),
  };
}
