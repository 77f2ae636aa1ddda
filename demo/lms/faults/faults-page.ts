import { Router, urlencoded } from 'express';
import { html } from '../../web/html.ts';
import type { Markup } from '../../web/html.ts';
import type { LmsDesk } from '../desk.ts';
import { sendPage } from '../pages/frame.ts';
import { administrating } from '../pages/signed-in.ts';
import { faultPoints } from './fault-plan.ts';
import type { Fault, FaultPoint, PlannedFault } from './fault-plan.ts';

const pointWords: Readonly<Record<FaultPoint, string>> = {
  configuration: 'Configuration',
  keys: 'Keys of the platform',
  registration: 'Registration',
  authorization: 'Launch (authorization endpoint)',
  token: 'Access tokens',
  memberships: 'Roster',
  'line-items': 'Grade columns',
  'line-item': 'One grade column',
  scores: 'Scores',
  results: 'Results',
};

/** What the page offers: a name for the form, words, and the fault. */
const offered: readonly [name: string, words: string, fault: Fault][] = [
  ['slow', 'answers 8 seconds late', { kind: 'slow', ms: 8_000 }],
  ['hang', 'never answers', { kind: 'hang' }],
  ['cut', 'breaks off in the middle', { kind: 'cut' }],
  ['500', 'fails with 500', { kind: 'status', status: 500 }],
  ['503', 'is down for maintenance, 503', { kind: 'status', status: 503, retryAfterSeconds: 120 }],
  ['400', 'says no, 400', { kind: 'status', status: 400 }],
  ['401', 'does not know the token, 401', { kind: 'status', status: 401 }],
  ['403', 'does not allow it, 403', { kind: 'status', status: 403 }],
  ['404', 'does not find it, 404', { kind: 'status', status: 404 }],
  ['429', 'is asked too often, 429, back in 60 seconds', { kind: 'status', status: 429, retryAfterSeconds: 60 }],
  ['broken-json', 'sends half of a JSON text', { kind: 'broken-json' }],
  ['page', 'sends a web page', { kind: 'page' }],
  ['html-type', 'calls its JSON text/html', { kind: 'html-type' }],
  ['huge', 'sends 50 MB', { kind: 'huge', bytes: 50_000_000 }],
  ['redirect', 'redirects to another site', { kind: 'redirect', to: 'http://elsewhere.northfield.example/' }],
  ['other-keys', 'shows other keys (keys only)', { kind: 'other-keys' }],
  ['wrong-shape', 'answers without a token (access tokens only)', { kind: 'wrong-shape' }],
  ['ignores-filter', 'shows everybody, two a page (results only)', { kind: 'ignores-filter' }],
  ['not-kept', 'takes a score and does not keep it (scores only)', { kind: 'not-kept' }],
  ['loop', 'goes round in circles (roster only)', { kind: 'loop' }],
  ['duplicates', 'lists people twice (roster only)', { kind: 'duplicates' }],
  ['next-elsewhere', 'has its next page on another site (roster only)', { kind: 'next-elsewhere', origin: 'http://elsewhere.northfield.example' }],
];

/** Site admin: what this platform is to do wrong, so that one sees how a tool bears it. */
export function faultsPage(desk: LmsDesk): Router {
  const { faults } = desk;
  const routes = Router();

  routes.get('/admin/faults', administrating(desk, (person, _req, res) => {
    sendPage(res, person, {
      title: 'Faults',
      place: 'tools',
      trail: [{ text: 'Site admin', href: '/admin/tools' }, { text: 'Faults' }],
      body: html`<div class="reading"><h1>Faults</h1>
<p class="lead">Here this platform learns to misbehave, to see what a tool makes of it. A restart forgets all of it.</p>
<section aria-labelledby="planned"><h2 id="planned">Planned</h2>
${faults.planned.length === 0
  ? html`<p>Nothing. Everything answers as it should.</p>`
  : html`<ul class="rows">${faults.planned.map((plan) => html`<li>${sentenceOf(plan)}</li>`)}</ul>
<form method="post" action="/admin/faults/clear"><button class="button">Answer rightly again</button></form>`}</section>
<section aria-labelledby="plan"><h2 id="plan">Plan one</h2>
<form method="post" action="/admin/faults" class="stack">
  <div><label for="at">What</label><select id="at" name="at">${faultPoints.map((point) => html`<option value="${point}">${pointWords[point]}</option>`)}</select></div>
  <div><label for="fault">Does what</label><select id="fault" name="fault">${offered.map(([name, words]) => html`<option value="${name}">${words}</option>`)}</select></div>
  <div><label for="skip">After how many right answers</label><input id="skip" name="skip" type="number" min="0" max="1000" value="0" required></div>
  <div><label for="times">How many times</label><p class="hint" id="times-hint">0 is until you take it back.</p><input id="times" name="times" type="number" min="0" max="1000" value="1" required aria-describedby="times-hint"></div>
  <div class="buttons"><button class="button primary">Plan</button></div>
</form></section></div>`,
    });
  }));

  routes.post('/admin/faults', urlencoded({ extended: false, limit: '5kb' }), administrating(desk, (_person, req, res) => {
    const plan = plannedOf((req.body ?? {}) as Record<string, unknown>);
    if (plan !== null) faults.add(plan);
    res.redirect(303, '/admin/faults');
  }));

  routes.post('/admin/faults/clear', administrating(desk, (_person, _req, res) => {
    faults.clear();
    res.redirect(303, '/admin/faults');
  }));

  return routes;
}

function plannedOf({ at, fault: name, skip, times }: Record<string, unknown>): PlannedFault | null {
  const point = faultPoints.find((one) => one === at);
  const fault = offered.find(([one]) => one === name)?.[2];
  const count = (value: unknown): number => (typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : 0);
  if (point === undefined || fault === undefined) return null;
  return { at: point, fault, skip: count(skip), ...(count(times) === 0 ? {} : { times: count(times) }) };
}

function sentenceOf({ at, fault, skip, times }: Readonly<Required<PlannedFault>>): Markup {
  const words = offered.find(([, , one]) => JSON.stringify(one) === JSON.stringify(fault))?.[1] ?? fault.kind;
  const often = times === Infinity ? 'until you take it back' : times === 1 ? 'once' : `${times} times`;
  return html`<strong>${pointWords[at]}</strong> ${words}, ${often}${skip > 0 && `, after ${skip} right ${skip === 1 ? 'answer' : 'answers'}`}.`;
}
