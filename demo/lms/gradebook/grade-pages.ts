import { Router, urlencoded } from 'express';
import type { DemoPerson } from '../../people.ts';
import { html } from '../../web/html.ts';
import type { Markup } from '../../web/html.ts';
import { teaches } from '../campus.ts';
import type { Course } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import { changing, inCourse, teaching } from '../pages/in-course.ts';
import { reviewFrame } from '../pages/tool-frame.ts';
import type { Tool } from '../tools.ts';
import { shownGrade } from './gradebook.ts';
import { isReviewable, reviewOf } from './review.ts';
import type { Grade, LineItem } from './shapes.ts';

/** Marks: for teachers the whole table and one cell of it, for students their own. */
export function gradePages(desk: LmsDesk): Router {
  const { gradebook } = desk;
  const routes = Router();

  routes.get('/courses/:course/grades', inCourse(desk, ({ person, course, role }) => {
    if (role === 'guest') return null;
    return { title: 'Grades', path: '/grades', body: teaches(role) ? table(desk, course) : ownGrades(desk, course, person) };
  }));

  routes.get('/courses/:course/grades/:item/:sub', teaching(desk, (view) => {
    const { course, req } = view;
    const cell = cellOf(desk, course, req.params);
    if (cell === null) return null;
    const { item, student } = cell;
    const grade = gradebook.grade(item, student.sub);
    const title = `${student.name}, ${item.label}`;
    const tool = item.clientId === null ? undefined : desk.tools.active().find(({ clientId }) => clientId === item.clientId);
    const review = tool === undefined || !isReviewable(item, grade) ? null : reviewOf(item, tool);
    const framed = tool === undefined || review === null ? null : reviewFrame(desk, view, { tool, title: review.label, item: item.id, student: student.sub });
    return {
      title: 'Grades',
      path: '/grades',
      ...(framed === null ? {} : { scripts: framed.scripts }),
      body: html`<h2>${title}</h2>${cellFacts(item, grade, tool)}${markForm(course, item, student, grade)}${framed !== null && html`<h3>${review?.label}</h3>${framed.body}`}`,
    };
  }));

  routes.post('/courses/:course/grades/:item/:sub', urlencoded({ extended: false, limit: '20kb' }), changing(desk, async ({ person, course, req }) => {
    const cell = cellOf(desk, course, req.params);
    if (cell === null) return null;
    const { item, student } = cell;
    const { mark: entered, comment, back } = (req.body ?? {}) as Record<string, unknown>;
    const here = `/courses/${course.id}/grades/${item.id}/${student.sub}`;
    if (back === '1') {
      await gradebook.markByHand(item, student.sub, null);
      return { to: here, text: 'The mark that the tool sends counts again.' };
    }
    const mark = markOf(entered, item);
    if (mark === undefined) return { to: here, text: `A mark is a number from 0 to ${item.scoreMaximum}, or nothing.`, bad: true };
    const said = typeof comment === 'string' ? comment.trim().slice(0, 2_000) : '';
    await gradebook.markByHand(item, student.sub, { mark, comment: said, by: person.sub, at: desk.now().toISOString() });
    return { to: `/courses/${course.id}/grades`, text: `Saved for ${student.name}.` };
  }));

  return routes;
}

function cellOf({ campus, gradebook }: LmsDesk, course: Course, { item: itemId, sub }: Record<string, string>): { item: LineItem; student: DemoPerson } | null {
  const item = gradebook.lineItem(course.id, itemId ?? '');
  const student = sub !== undefined && campus.isStudent(course, sub) ? campus.people.bySub(sub) : undefined;
  return item === undefined || student === undefined ? null : { item, student };
}

function table({ campus, gradebook }: LmsDesk, course: Course): Markup {
  const columns = gradebook.lineItemsOf(course.id);
  const students = campus.studentsOf(course).sort((a, b) => a.family.localeCompare(b.family) || a.given.localeCompare(b.given));
  if (students.length === 0) return html`<h2>Grades</h2><p>Nobody studies here yet. Enrol students under People.</p>`;
  if (columns.length === 0) return html`<h2>Grades</h2><p>There is nothing to mark in this course yet.</p>`;
  return html`<h2>Grades</h2>
<p class="hint">A mark opens the page on which you change it. Yours stand, whatever a tool sends later.</p>
<div class="table-scroll" role="region" aria-label="Gradebook" tabindex="0"><table class="gradebook">
<thead><tr><th scope="col">Student</th>${columns.map((item) => html`<th scope="col">${item.label}<span class="hint">of ${number(item.scoreMaximum)}</span></th>`)}</tr></thead>
<tbody>${students.map((student) => html`<tr><th scope="row">${student.name}</th>${columns.map((item) => tableCell(course, item, student, gradebook.grade(item, student.sub)))}</tr>`)}</tbody>
</table></div>`;
}

function tableCell(course: Course, item: LineItem, student: DemoPerson, grade: Grade | undefined): Markup {
  const { mark, comment } = grade === undefined ? { mark: null, comment: '' } : shownGrade(grade);
  const shown = mark === null ? (progressWords(grade) ?? html`<span aria-hidden="true">–</span><span class="hidden">no mark yet</span>`) : number(mark);
  return html`<td><a href="/courses/${course.id}/grades/${item.id}/${student.sub}"><span class="hidden">${student.name}, ${item.label}: </span>${shown}</a>${
    item.clientId !== null && grade?.byHand != null && html` <span class="tag off">yours</span>`}${comment !== '' && html`<p class="hint">${comment}</p>`}</td>`;
}

function ownGrades({ gradebook, tools }: LmsDesk, course: Course, { sub }: DemoPerson): Markup {
  const columns = gradebook.lineItemsOf(course.id).filter(({ gradesReleased }) => gradesReleased);
  if (columns.length === 0) return html`<h2>Grades</h2><p>There is nothing to mark in this course yet.</p>`;
  return html`<h2>Grades</h2><ul class="rows grades">${columns.map((item) => {
    const grade = gradebook.grade(item, sub);
    const { mark, comment } = grade === undefined ? { mark: null, comment: '' } : shownGrade(grade);
    const from = item.clientId === null ? 'Assignment' : (tools.byClientId(item.clientId)?.label ?? 'External tool');
    return html`<li><div><h3>${item.label}</h3><p class="hint">${from}</p>${comment !== '' && html`<p>${comment}</p>`}</div><p class="mark">${mark === null ? (progressWords(grade) ?? 'No mark yet') : `${number(mark)} of ${number(item.scoreMaximum)}`}</p></li>`;
  })}</ul>`;
}

function cellFacts(item: LineItem, grade: Grade | undefined, tool: Tool | undefined): Markup {
  const { mark } = grade === undefined ? { mark: null } : shownGrade(grade);
  const given = grade?.timestamp == null ? 'Nothing yet' : `${grade.given === null ? 'No mark' : `${number(grade.given)} of ${number(item.scoreMaximum)}`}${grade.comment === '' ? '' : `, “${grade.comment}”`}`;
  return html`<dl class="facts">
  <div><dt>The mark that counts</dt><dd>${mark === null ? (progressWords(grade) ?? 'None yet') : `${number(mark)} of ${number(item.scoreMaximum)}`}${grade?.byHand != null && ', entered by hand'}</dd></div>
  ${item.clientId !== null && html`<div><dt>From ${tool?.label ?? 'the tool'}</dt><dd>${given}</dd></div>`}
</dl>`;
}

function markForm(course: Course, item: LineItem, student: DemoPerson, grade: Grade | undefined): Markup {
  const { mark, comment } = grade === undefined ? { mark: null, comment: '' } : shownGrade(grade);
  const action = `/courses/${course.id}/grades/${item.id}/${student.sub}`;
  return html`<form method="post" action="${action}" class="stack narrow">
  <div><label for="mark">Mark, at most ${number(item.scoreMaximum)}</label><input id="mark" name="mark" inputmode="decimal" value="${mark === null ? '' : number(mark)}" autocomplete="off"></div>
  <div><label for="comment">A word with it</label><textarea id="comment" name="comment" rows="3">${comment}</textarea></div>
  <div class="buttons"><button class="button primary">Save</button><a class="button" href="/courses/${course.id}/grades">Cancel</a></div>
</form>
${item.clientId !== null && grade?.byHand != null && html`<form method="post" action="${action}" class="apart"><input type="hidden" name="back" value="1"><button class="button">Let the tool’s mark count again</button></form>`}`;
}

/** How far it is where there is no mark; null where nothing is known. */
function progressWords(grade: Grade | undefined): string | null {
  switch (grade?.gradingProgress) {
    case 'Pending':
    case 'PendingManual':
      return 'Waits to be marked';
    case 'Failed':
      return 'Could not be marked';
    default:
      return grade?.activityProgress === 'InProgress' || grade?.activityProgress === 'Started' ? 'Under way' : null;
  }
}

/** Undefined where it is no mark; null takes the mark away. */
function markOf(entered: unknown, { scoreMaximum }: LineItem): number | null | undefined {
  const text = typeof entered === 'string' ? entered.trim().replace(',', '.') : '';
  if (text === '') return null;
  const mark = /^\d{1,7}(\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN;
  return mark <= scoreMaximum ? mark : undefined;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
