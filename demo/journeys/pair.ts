import type { DemoPerson } from '../people.ts';
import { ask, enterCourse } from './api.ts';
import type { TestDemo } from './test-demo.ts';
import type { Visitor } from './visitor.ts';

/** A newcomer joins Alumni Mentoring as mentee, by the API: the join screen is the course journey's. Their page is open afterwards. */
export async function joinAsMentee(demo: TestDemo, visitor: Visitor, { name, zone, languages, topics }: DemoPerson): Promise<void> {
  await enterCourse(demo, visitor, name);
  await ask(demo, visitor, 'POST', '/api/enrolments', { role: 'mentee', name, zone, languages, topics, consent: { program: true } });
  await enterCourse(demo, visitor, name);
}

/** A mentee asks a mentor, who says yes. Both have entered the course. Gives the id of the match. */
export async function bringTogether(demo: TestDemo, mentee: Visitor, mentor: Visitor, { name }: DemoPerson): Promise<string> {
  const { items: [found] } = await ask<{ items: { id: string }[] }>(demo, mentee, 'GET', `/api/mentors?${new URLSearchParams({ q: name })}`);
  const request = { choices: [found!.id], goal: 'Find my first step', message: 'Could we look at it together?', cadence: 'monthly' };
  const { id } = await ask<{ id: string }>(demo, mentee, 'POST', '/api/match-requests', request);
  const { matchId } = await ask<{ matchId: string }>(demo, mentor, 'POST', `/api/match-requests/${id}/accept`, {});
  return matchId;
}
