import { Router } from 'express';
import type { DemoPerson } from '../../people.ts';
import { avatar } from '../../web/avatar.ts';
import { html } from '../../web/html.ts';
import type { Markup } from '../../web/html.ts';
import type { Course, CourseRole } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import { dayFrom, termOf } from './dates.ts';
import { sendPage } from './frame.ts';
import { signedIn } from './signed-in.ts';

export const roleWords: Readonly<Record<CourseRole, string>> = {
  student: 'You study here',
  guest: 'You are a guest',
  teacher: 'You teach this',
  administrator: 'You administer this site',
};

/** Start page, list of courses, account. */
export function home(desk: LmsDesk): Router {
  const routes = Router();
  const { campus, now } = desk;

  routes.get('/', signedIn(desk, (person, _req, res) => {
    const courses = campus.coursesOf(person);
    const news = courses
      .flatMap(({ course }) => course.announcements.map((announcement) => ({ course, ...announcement })))
      .sort((a, b) => a.daysAgo - b.daysAgo);
    const due = courses.flatMap(({ course, role }) => (role === 'student' ? dueIn(course) : [])).sort((a, b) => a.days - b.days);
    sendPage(res, person, {
      title: 'Home',
      place: 'home',
      trail: [{ text: 'Home' }],
      body: html`<h1>Hello, ${person.given}</h1>
<p class="lead">${termOf(now())} at ${campus.name}</p>
<div class="columns">
  <section aria-labelledby="courses"><h2 id="courses">Your courses</h2>${courseCards(desk, courses)}</section>
  <section aria-labelledby="news"><h2 id="news">News</h2>
    <ul class="rows">${news.map(({ course, title, daysAgo }) => html`<li><a href="/courses/${course.id}/announcements">${title}</a><p class="hint">${course.code}, ${dayFrom(now(), -daysAgo)}</p></li>`)}</ul>
    ${due.length > 0 && html`<h2>To hand in</h2><ul class="rows">${due.map(({ course, item, days }) => html`<li><a href="/courses/${course.id}/items/${item.id}">${item.title}</a><p class="hint">${course.code}, due ${dayFrom(now(), days)}</p></li>`)}</ul>`}
  </section>
</div>`,
    });
  }));

  routes.get('/courses', signedIn(desk, (person, _req, res) => {
    const courses = campus.coursesOf(person);
    sendPage(res, person, {
      title: 'Courses',
      place: 'courses',
      trail: [{ text: 'Courses' }],
      body: html`<h1>Courses</h1>${courses.length === 0 ? html`<p>You are in no course this term.</p>` : courseCards(desk, courses)}`,
    });
  }));

  routes.get('/account', signedIn(desk, (person, _req, res) => {
    sendPage(res, person, { title: 'Account', place: 'account', trail: [{ text: 'Account' }], body: account(person) });
  }));

  return routes;
}

function dueIn(course: Course) {
  return course.modules
    .flatMap((module) => module.items)
    .flatMap((item) => (item.kind === 'assignment' && item.dueInDays >= 0 ? [{ course, item, days: item.dueInDays }] : []));
}

function courseCards({ now }: LmsDesk, courses: readonly { course: Course; role: CourseRole }[]): Markup {
  return html`<ul class="cards">${courses.map(({ course, role }) => html`<li class="card course-${course.id}">
  <h3><a href="/courses/${course.id}">${course.code}: ${course.title}</a></h3>
  <p>${course.school}</p><p class="hint">${termOf(now())}. ${roleWords[role]}.</p></li>`)}</ul>`;
}

function account(person: DemoPerson): Markup {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  return html`<div class="profile">${avatar(person)}<div><h1>${person.name}</h1><p class="lead">${person.headline}</p></div></div>
<dl class="facts">
  <div><dt>Mail</dt><dd>${person.email}</dd></div>
  <div><dt>Time zone</dt><dd>${person.zone}</dd></div>
  <div><dt>Language of the platform</dt><dd>${names.of(person.locale) ?? person.locale}</dd></div>
  <div><dt>Speaks</dt><dd>${person.languages.map((language) => names.of(language) ?? language).join(', ')}</dd></div>
  <div><dt>Identifier told to tools</dt><dd><code>${person.sub}</code></dd></div>
</dl>
<form method="post" action="/sign-out"><button class="button">Sign out, be somebody else</button></form>`;
}
