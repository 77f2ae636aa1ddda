import { Router, urlencoded } from 'express';
import { findPeople } from '../../people.ts';
import type { DemoPerson } from '../../people.ts';
import { avatar } from '../../web/avatar.ts';
import { html } from '../../web/html.ts';
import type { Markup } from '../../web/html.ts';
import type { LmsDesk } from '../desk.ts';
import { documentOf } from './frame.ts';

const shown = 24;

/** Signing in without a password: the demo's people are picked from a list. */
export function signIn({ campus, sessions }: LmsDesk): Router {
  const routes = Router();
  const { people } = campus;
  const { ana, ben, chiara, moses, dev } = people.featured;
  const featured: [DemoPerson, string][] = [
    [ana, 'Student, new to mentoring. Start here.'],
    [ben, 'Alumnus in Berlin, a mentor'],
    [chiara, 'Teaches CAR 210, runs the mentoring program'],
    [moses, 'Teaches MAT 120, which has no program yet'],
    [dev, 'Administrator of this platform'],
  ];

  routes.get('/sign-in', (req, res) => {
    const q = typeof req.query.q === 'string' ? req.query.q.slice(0, 80) : '';
    const next = nextOf(req.query.next);
    const found = q.trim() === '' ? null : findPeople(people.everyone, q);
    res.type('html').send(
      String(
        documentOf(
          { title: 'Sign in' },
          html`<main class="sign-in" id="content">
  <div class="sign-in-head">
    <span class="crest" aria-hidden="true">N</span>
    <div><p>Northfield University</p><h1>Sign in</h1></div>
  </div>
  <p class="lead">A demonstration: nobody here is real and nobody has a password. Choose who you want to be.</p>
  <form method="post" action="/sign-in" class="picks">
    <input type="hidden" name="next" value="${next}">
    ${featured.map(([person, line]) => pick(person, line))}
  </form>
  <h2 id="somebody">Somebody else</h2>
  <form method="get" action="/sign-in#somebody" role="search" class="find">
    <input type="hidden" name="next" value="${next}">
    <label for="q">Name, company, city or subject</label>
    <div class="find-row"><input id="q" name="q" type="search" value="${q}" autocomplete="off"><button class="button">Search</button></div>
  </form>
  ${found === null
    ? html`<p class="hint">${people.everyone.length} people study, teach, work or have studied here. Try “Ngozi”, “Lagos” or “wind farm”.</p>`
    : html`<p class="hint" role="status">${found.length === 0
        ? 'Nobody of that kind. One word less finds more.'
        : `${found.length} found${found.length > shown ? `, the first ${shown} are shown` : ''}.`}</p>
  <form method="post" action="/sign-in" class="picks">
    <input type="hidden" name="next" value="${next}">
    ${found.slice(0, shown).map((person) => pick(person, `${person.headline}, ${person.city}`))}
  </form>`}
  <p class="hint">Two people at once? Open a private window for the second. <a href="/help">More help</a></p>
</main>`,
        ),
      ),
    );
  });

  routes.post('/sign-in', urlencoded({ extended: false, limit: '5kb' }), (req, res) => {
    const { person: sub, next } = (req.body ?? {}) as Record<string, unknown>;
    const person = typeof sub === 'string' ? people.bySub(sub) : undefined;
    if (person === undefined) {
      res.redirect(303, '/sign-in');
      return;
    }
    sessions.open(req, res, person.sub);
    res.redirect(303, nextOf(next));
  });

  routes.post('/sign-out', (req, res) => {
    sessions.end(req, res);
    res.redirect(303, '/sign-in');
  });

  return routes;
}

function pick(person: DemoPerson, line: string): Markup {
  return html`<button class="pick" name="person" value="${person.sub}">${avatar(person)}<span><span class="hidden">Sign in as </span><strong>${person.name}</strong> <span class="pick-line">${line}</span></span></button>\n`;
}

/** A path of this site, never another one. */
function nextOf(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) && !value.startsWith('/sign-in') ? value : '/';
}
