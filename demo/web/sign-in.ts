import { Router, urlencoded } from 'express';
import type { Response } from 'express';
import { findPeople } from '../people.ts';
import type { DemoPerson, People } from '../people.ts';
import { avatar } from './avatar.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import type { Sessions } from './sessions.ts';

export interface SignIn {
  people: People;
  sessions: Sessions;
  /** Who is offered first, each with a line that says why. */
  featured: readonly (readonly [DemoPerson, string])[];
  /** Puts the lists into the site's own page. */
  sendPage(res: Response, lists: Markup): void;
}

const shown = 24;

/** Signing in without a password: the demo's people are picked from a list. GET and POST /sign-in, POST /sign-out. */
export function signIn({ people, sessions, featured, sendPage }: SignIn): Router {
  const routes = Router();

  routes.get('/sign-in', (req, res) => {
    const q = typeof req.query.q === 'string' ? req.query.q.slice(0, 80) : '';
    const next = pathOf(req.query.next);
    const found = q.trim() === '' ? null : findPeople(people.everyone, q);
    sendPage(
      res,
      html`${picks(next, featured)}
<h2 id="somebody">Somebody else</h2>
<form method="get" action="/sign-in#somebody" role="search" class="find">
  <input type="hidden" name="next" value="${next}">
  <label for="q">Name, company, city or subject</label>
  <div class="find-row"><input id="q" name="q" type="search" value="${q}" autocomplete="off"><button class="button">Search</button></div>
</form>
${found === null
  ? html`<p class="hint">${people.everyone.length} people study, teach, work or have studied here. Try “Ngozi”, “Lagos” or “wind farm”.</p>`
  : html`<p class="hint" role="status">${found.length === 0 ? 'Nobody of that kind. One word less finds more.' : `${found.length} found${found.length > shown ? `, the first ${shown} are shown` : ''}.`}</p>
${picks(next, found.slice(0, shown).map((person) => [person, `${person.headline}, ${person.city}`] as const))}`}`,
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
    res.redirect(303, pathOf(next));
  });

  routes.post('/sign-out', (req, res) => {
    sessions.end(req, res);
    res.redirect(303, '/sign-in');
  });

  return routes;
}

function picks(next: string, list: SignIn['featured']): Markup {
  return html`<form method="post" action="/sign-in" class="picks">
  <input type="hidden" name="next" value="${next}">
  ${list.map(([person, line]) => html`<button class="pick" name="person" value="${person.sub}">${avatar(person)}<span><span class="hidden">Sign in as </span><strong>${person.name}</strong> <span class="pick-line">${line}</span></span></button>\n`)}
</form>`;
}

/** A path of this site, never another one. */
function pathOf(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) && !value.startsWith('/sign-in') ? value : '/';
}
