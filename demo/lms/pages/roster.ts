import { Router, urlencoded } from 'express';
import { findPeople } from '../../people.ts';
import type { DemoPerson } from '../../people.ts';
import { avatar } from '../../web/avatar.ts';
import { html } from '../../web/html.ts';
import type { Markup } from '../../web/html.ts';
import { teaches } from '../campus.ts';
import type { Course, EnrolledRole, Membership } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import { changing, inCourse, teaching } from './in-course.ts';

const enrolledRoles: readonly EnrolledRole[] = ['student', 'guest', 'teacher'];
const roleWords: Readonly<Record<EnrolledRole, string>> = { student: 'Student', guest: 'Guest', teacher: 'Teacher' };
const shown = 12;

/** Who is in a course; teachers enrol people, change what they are, suspend and unenrol them, and copy the course. */
export function rosterPages(desk: LmsDesk): Router {
  const { campus } = desk;
  const routes = Router();
  const form = urlencoded({ extended: false, limit: '5kb' });

  routes.get('/courses/:course/people', inCourse(desk, ({ course, role }) => ({
    title: 'People',
    path: '/people',
    body: html`<h2>People</h2>${teaches(role) && html`<div class="buttons"><a class="button" href="/courses/${course.id}/people/enrol">Enrol somebody</a><a class="button" href="/courses/${course.id}/copy">Copy this course</a></div>`}
${groups(course, campus.membersOf(course), teaches(role))}`,
  })));

  routes.get('/courses/:course/people/enrol', teaching(desk, ({ course, req }) => {
    const q = typeof req.query.q === 'string' ? req.query.q.slice(0, 80) : '';
    const here = new Set(campus.membersOf(course).map(({ person }) => person));
    const found = q.trim() === '' ? null : findPeople(campus.people.everyone, q).filter((person) => person.kind !== 'admin' && !here.has(person));
    return { title: 'Enrol somebody', path: '/people', body: enrolment(course, q, found) };
  }));

  routes.get('/courses/:course/people/:sub', teaching(desk, ({ course, req }) => {
    const member = campus.membersOf(course).find(({ person }) => person.sub === req.params.sub);
    return member === undefined ? null : { title: member.person.name, path: '/people', body: memberPage(course, member) };
  }));

  routes.post('/courses/:course/people/:sub', form, changing(desk, async ({ course, req }) => {
    const person = campus.people.bySub(req.params.sub ?? '');
    const { role: asked, status } = (req.body ?? {}) as Record<string, unknown>;
    const role = enrolledRoles.find((one) => one === asked);
    if (person === undefined || role === undefined || (status !== 'active' && status !== 'inactive')) return null;
    await campus.enrol(course, person, role, status);
    const text = status === 'inactive' ? `${person.name} is suspended from the course.` : `${person.name} is in the course as ${roleWords[role].toLowerCase()}.`;
    return { to: `/courses/${course.id}/people`, text };
  }));

  routes.post('/courses/:course/people/:sub/unenrol', form, changing(desk, async ({ course, req }) => {
    const member = campus.membersOf(course).find(({ person }) => person.sub === req.params.sub);
    if (member === undefined) return null;
    await campus.enrol(course, member.person, member.role, 'deleted');
    return { to: `/courses/${course.id}/people`, text: `${member.person.name} is not in the course any more.` };
  }));

  routes.get('/courses/:course/copy', teaching(desk, ({ course }) => ({
    title: 'Copy this course',
    path: '/people',
    body: html`<h2>Copy this course</h2>
<p>The copy has the same pages, activities and grade columns, and nobody in it but you. Tools are told which course it came from.</p>
<form method="post" action="/courses/${course.id}/copy"><button class="button primary">Copy ${course.code}</button></form>`,
  })));

  routes.post('/courses/:course/copy', form, changing(desk, async ({ course, person }) => {
    const copy = await campus.copy(course, person);
    await desk.gradebook.copy(course.id, copy.course.id, copy.links);
    return { to: `/courses/${copy.course.id}`, text: `This is the copy of ${course.code}.` };
  }));

  return routes;
}

function groups(course: Course, members: readonly Membership[], manage: boolean): Markup {
  const titles: [EnrolledRole, string][] = [['teacher', 'Teacher'], ['student', 'Students'], ['guest', 'Guests: alumni and staff']];
  const name = ({ person, status }: Membership): Markup =>
    html`${manage ? html`<a href="/courses/${course.id}/people/${person.sub}">${person.name}</a>` : person.name}${status === 'inactive' && html` <span class="tag off">Suspended</span>`}`;
  return html`${titles.map(([role, title]) => {
    const group = members.filter((member) => member.role === role).sort((a, b) => a.person.family.localeCompare(b.person.family));
    return group.length > 0 && html`<details class="group"${role === 'teacher' && html` open`}><summary>${title} <span class="hint">${group.length}</span></summary>
<ul class="people">${group.map((member) => html`<li>${avatar(member.person)}<div>${name(member)}<p class="hint">${member.person.headline}</p></div></li>`)}</ul></details>`;
  })}`;
}

function memberPage(course: Course, { person, role, status }: Membership): Markup {
  const path = `/courses/${course.id}/people/${person.sub}`;
  return html`<h2>${person.name}</h2><p class="hint">${person.headline}</p>
<form method="post" action="${path}" class="stack narrow">
  <div><label for="role">In this course</label><select id="role" name="role">${enrolledRoles.map((one) => html`<option value="${one}"${one === role && html` selected`}>${roleWords[one]}</option>`)}</select></div>
  <div><label for="status">May open it</label><select id="status" name="status"><option value="active">Yes</option><option value="inactive"${status === 'inactive' && html` selected`}>No, suspended</option></select></div>
  <div class="buttons"><button class="button primary">Save</button><a class="button" href="/courses/${course.id}/people">Cancel</a></div>
</form>
<form method="post" action="${path}/unenrol" class="apart"><button class="button danger">Unenrol ${person.name}</button></form>`;
}

function enrolment(course: Course, q: string, found: readonly DemoPerson[] | null): Markup {
  const row = (person: DemoPerson): Markup => {
    const id = `role-${person.sub}`;
    return html`<li>${avatar(person)}<div>${person.name}<p class="hint">${person.headline}</p></div>
  <form method="post" action="/courses/${course.id}/people/${person.sub}" class="inline"><input type="hidden" name="status" value="active"><label for="${id}" class="hidden">${person.name} as</label>
  <select id="${id}" name="role">${enrolledRoles.map((one) => html`<option value="${one}">${roleWords[one]}</option>`)}</select><button class="button">Enrol<span class="hidden"> ${person.name}</span></button></form></li>`;
  };
  return html`<h2>Enrol somebody</h2>
<form method="get" action="/courses/${course.id}/people/enrol" role="search" class="find narrow"><label for="q">Name, company, city or subject</label>
<div class="find-row"><input id="q" name="q" type="search" value="${q}" autocomplete="off"><button class="button">Search</button></div></form>
${found !== null && html`<p class="hint" role="status">${found.length === 0 ? 'Nobody found who is not in the course already.' : found.length > shown ? `${found.length} found, the first ${shown} are shown.` : `${found.length} found.`}</p>
<ul class="rows enrol">${found.slice(0, shown).map(row)}</ul>`}`;
}
