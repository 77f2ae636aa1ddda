import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { AppHost } from '../app/app-host.ts';
import { follow } from '../app/header-bar.ts';
import { hashOf } from '../app/route.ts';
import { empty } from '../parts/empty.ts';
import { people } from '../parts/icons.ts';
import { personLine } from '../parts/avatar.ts';
import { circleTags, meetsWords, type Circle, type CircleRules, type Circles } from './circle-words.ts';
import { text } from './circles.text.ts';

/** The circles that somebody finds: their own first. */
export function circleList(app: AppHost, { items, rules }: Pick<Circles, 'items' | 'rules'>): TemplateResult {
  const own = items.filter(({ mySide, myRequest, myWaiting }) => mySide !== null || myRequest !== null || myWaiting !== null);
  const others = items.filter((circle) => !own.includes(circle));
  const isMentee = app.me?.roles.includes('mentee') ?? false;
  return html`${part(app, 'yours', own, rules)} ${part(app, isMentee ? 'toJoin' : 'all', isMentee ? fewestFirst(others) : others, rules)}`;
}

/** Those with the fewest people first, so that none stays too small while another fills up; full ones last. Of as many, in the order in which they come. */
export function fewestFirst(circles: readonly Circle[]): Circle[] {
  const taken = ({ seats, seatsTaken }: Circle): number => (seatsTaken < seats ? seatsTaken : Infinity);
  return circles.toSorted((one, other) => (taken(one) === taken(other) ? 0 : taken(one) - taken(other)));
}

export function noCircles(app: AppHost): TemplateResult {
  const leads = app.me?.roles.includes('mentor') ?? false;
  return empty({ shape: people, title: text('none'), words: leads ? text('noneMentor') : text('noneMentee'), level: app.headingLevel + 1 });
}

function part(app: AppHost, title: 'yours' | 'toJoin' | 'all', circles: readonly Circle[], rules: CircleRules): TemplateResult | typeof nothing {
  if (circles.length === 0) return nothing;
  return html`<section class="stack" aria-labelledby="circles-${title}">
    <div class="section" role="heading" aria-level=${app.headingLevel + 1} id="circles-${title}">${text(title)}</div>
    <ul class="circles">${repeat(circles, ({ id }) => id, (circle) => html`<li class="card stack">${card(app, circle, rules)}</li>`)}</ul>
  </section>`;
}

function card(app: AppHost, circle: Circle, rules: CircleRules): TemplateResult {
  const { id, title, mentor, mySide } = circle;
  return html`<div class="group" role="heading" aria-level=${app.headingLevel + 2}><a dir="auto" href=${hashOf('circles', id)} @click=${(event: MouseEvent) => follow(event, () => app.go('circles', id))}>${title}</a></div>
    ${mySide === 'mentor' ? nothing : personLine(mentor, mentor.headline ?? '')}
    ${topicWords(app, circle)}
    ${circle.nextMeeting === null ? nothing : html`<p class="soft"><span class="label">${text('nextMeeting')}</span> ${meetsWords(circle, app.formats)}</p>`}
    ${circleTags(circle, rules, app.formats)}`;
}

/** The topics of a circle, as the program names them. */
export function topicWords(app: AppHost, { topics }: Circle): TemplateResult | typeof nothing {
  const labels = (app.me?.program?.topics ?? []).filter(({ key }) => topics.includes(key)).map(({ label }) => label);
  return labels.length === 0 ? nothing : html`<p class="soft">${app.formats.list(labels)}</p>`;
}
