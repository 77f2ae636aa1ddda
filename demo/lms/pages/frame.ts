import type { Response } from 'express';
import type { DemoPerson } from '../../people.ts';
import { avatar } from '../../web/avatar.ts';
import { html } from '../../web/html.ts';
import type { Markup, Piece } from '../../web/html.ts';
import { icon } from './icons.ts';
import type { IconName } from './icons.ts';

export type Place = 'home' | 'courses' | 'account' | 'help' | 'tools';

export interface Page {
  title: string;
  /** Which entry of the rail is current. */
  place?: Place;
  /** From the top down to this page; the last one is the page itself. */
  trail: readonly { text: string; href?: string }[];
  scripts?: readonly string[];
  /** What just happened, told once. */
  notice?: string | null;
  body: Piece;
}

/** A page inside the platform: rail, trail, content. */
export function sendPage(res: Response, person: DemoPerson, page: Page): void {
  res.type('html').send(
    String(
      documentOf(
        page,
        html`<a class="skip" href="#content">To the content</a>
<div class="shell">
  <div class="rail">
    <nav aria-label="Platform">
      <a class="crest" href="/" aria-label="Northfield University, home">N</a>
      ${railLink(page, 'home', '/', 'Home')}
      ${railLink(page, 'courses', '/courses', 'Courses')}
      ${railLink(page, 'account', '/account', 'Account')}
      ${railLink(page, 'help', '/help', 'Help')}
      ${person.kind === 'admin' && railLink(page, 'tools', '/admin/tools', 'Site admin')}
    </nav>
  </div>
  <div class="sheet">
    <header class="top">
      <nav aria-label="Where you are"><ol class="trail">${page.trail.map(({ text, href }) =>
        href === undefined ? html`<li aria-current="page">${text}</li>` : html`<li><a href="${href}">${text}</a></li>`)}</ol></nav>
      <a class="me" href="/account">${avatar(person)}<span class="hidden">Signed in as </span><span class="me-name">${person.name}</span></a>
    </header>
    <main id="content" tabindex="-1">
      ${page.notice && html`<p class="notice" role="status">${page.notice}</p>`}
      ${page.body}
    </main>
  </div>
</div>`,
      ),
    ),
  );
}

export function documentOf({ title, scripts = [] }: Pick<Page, 'title' | 'scripts'>, body: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Northfield University</title>
<link rel="icon" href="/assets/crest.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/avatar.css">
<link rel="stylesheet" href="/assets/lms.css">
${scripts.map((script) => html`<script type="module" src="/assets/${script}"></script>\n`)}</head>
<body>
${body}
</body>
</html>`;
}

function railLink(page: Page, place: Place & IconName, href: string, text: string): Markup {
  return html`<a href="${href}"${page.place === place && html` aria-current="true"`}>${icon(place)}<span>${text}</span></a>`;
}
