import type { DemoPerson } from '../people.ts';
import { avatar } from '../web/avatar.ts';
import { html } from '../web/html.ts';
import type { Markup, Piece } from '../web/html.ts';
import type { HostKey } from './host-key.ts';

export interface Embedding {
  toolOrigin: string;
  program: { id: string; name: string };
  lmsUrl: string | null;
}

interface PortalPage {
  title: string;
  path: string;
  head?: Piece;
  body: Piece;
}

const nav: readonly (readonly [path: string, text: string])[] = [
  ['/', 'News'],
  ['/mentoring', 'People and learning'],
  ['/services', 'Services'],
];

/** A page of the portal in its own dress; `person` is null on the way in. */
export function portalPage(person: DemoPerson | null, page: PortalPage): string {
  const links = [...nav, ...(person?.part === 'coordinator' ? [['/coordination', 'Coordination'] as const] : []), ...(person?.sub === 'esi-boateng' ? [['/embedding', 'Page authors'] as const] : [])];
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · Northfield Inside</title>
<link rel="icon" href="/assets/portal.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/avatar.css">
<link rel="stylesheet" href="/assets/portal.css">
${page.head}</head>
<body>
<a class="skip" href="#content">To the content</a>
<header class="bar"><div class="wide">
  <a class="brand" href="/"><img src="/assets/portal.svg" alt="" width="28" height="28"><strong>Northfield</strong> Inside</a>
  ${person && html`<nav aria-label="Portal">${links.map(([path, text]) => html`<a href="${path}"${path === page.path && html` aria-current="page"`}>${text}</a>`)}</nav>
  <details class="me"><summary>${avatar(person)}<span class="hidden">Signed in as ${person.name}</span></summary>
    <div class="menu"><p><strong>${person.name}</strong><br>${person.headline}</p><form method="post" action="/sign-out"><button class="button">Sign out, be somebody else</button></form></div></details>`}
</div></header>
<main id="content" class="wide" tabindex="-1">
${page.body}
</main>
</body>
</html>`);
}

/** The page that this portal is for: two elements of the tool, under one strict policy, by one script tag. */
export function mentoringPage(person: DemoPerson, { toolOrigin, program, lmsUrl }: Embedding): string {
  const element = (tag: 'mentor-goals' | 'mentor-scheduling', waiting: string): Markup =>
    html`<section class="place">
${tagOf(tag, toolOrigin, program.id, html`<p class="waiting">${waiting}</p>`)}
</section>`;
  return portalPage(person, {
    title: 'Your mentoring',
    path: '/mentoring',
    head: html`<script type="module" src="${toolOrigin}/v1/mentor.js"></script>\n`,
    body: html`<p class="eyebrow">People and learning</p>
<h1>Your mentoring</h1>
<p class="lead">What you agreed on with your mentor, and the next hour you have together. The same goals and meetings as in your course.</p>
<div class="pair mentoring">
${element('mentor-goals', 'Your goals open here as soon as the mentoring service answers.')}
${element('mentor-scheduling', 'Your meetings open here as soon as the mentoring service answers.')}
</div>
<div class="foot">
  <div><h2>No mentor yet?</h2><p>${lmsUrl === null ? 'Choose one in your course.' : html`Choose one in your course: <a href="${lmsUrl}/courses/car-210">Your first year at work</a>.`}</p></div>
  <div><h2>Hours that count</h2><p>Alumni mentors may log two hours a month as volunteering.</p></div>
  <div><h2>Something not right?</h2><p>Farid Rahimi is the safeguarding lead. He answers the same day.</p></div>
</div>`,
  });
}

/** For those who coordinate: the program's own rooms, by one more tag. */
export function coordinationPage(person: DemoPerson, { toolOrigin, program }: Embedding): string {
  return portalPage(person, {
    title: 'Coordination',
    path: '/coordination',
    head: html`<script type="module" src="${toolOrigin}/v1/mentor.js"></script>\n`,
    body: html`<p class="eyebrow">Careers and alumni</p>
<h1>${program.name}</h1>
<p class="lead">Where the program stands, who may join, who fits whom. The same rooms as in the course.</p>
<section class="mentoring place">
${tagOf('mentor-program', toolOrigin, program.id, html`<p class="waiting">The program opens here as soon as the mentoring service answers.</p>`)}
</section>`,
  });
}

export function newsPage(person: DemoPerson): string {
  const news: [title: string, text: string, by: string][] = [
    ['The library stays open until midnight', 'From Monday to the end of term, with hot soup from nine. Bring a card, the doors close at eight.', 'Library'],
    ['Alumni Mentoring: find your person for this term', 'More than a hundred alumni in nine time zones have offered time. Your goals and meetings are now here on the portal too.', 'Careers and alumni'],
    ['Half the campus on its own sun', 'The roof of the sports hall carries panels since last week. On bright days they run every lamp between the gate and the river.', 'Estates'],
  ];
  return portalPage(person, {
    title: 'News',
    path: '/',
    body: html`<p class="eyebrow">News</p><h1>Good to see you, ${person.given}</h1>
<ul class="news">${news.map(([title, text, by]) => html`<li><h2>${title}</h2><p>${text}</p><p class="hint">${by}</p></li>`)}</ul>
<p><a class="button primary" href="/mentoring">Open your mentoring</a></p>`,
  });
}

export function servicesPage(person: DemoPerson): string {
  const services: [title: string, text: string][] = [
    ['Student office', 'Main building, ground floor. Monday to Friday, 9:00 to 15:30. Letters, fees, changes of course.'],
    ['Careers and alumni', 'Room 2.14. Drop in on Tuesdays, or write to Chiara Bianchi.'],
    ['Safeguarding', 'Farid Rahimi, room 1.03. What you tell him stays with him.'],
    ['Counselling', 'Free, in English, Arabic, French and Portuguese. The first talk is within a week.'],
    ['IT help', 'Passwords, printers, the portal. Esi Boateng and two very patient students.'],
    ['Sports hall', 'Open from seven. The climbing wall is closed on Wednesdays.'],
  ];
  return portalPage(person, {
    title: 'Services',
    path: '/services',
    body: html`<p class="eyebrow">Services</p><h1>Where to go</h1>
<div class="foot services">${services.map(([title, text]) => html`<div><h2>${title}</h2><p>${text}</p></div>`)}</div>`,
  });
}

/** For the portal's administrator: everything that made the mentoring page possible. */
export function embeddingPage(person: DemoPerson, { toolOrigin, program }: Embedding, policy: string, key: HostKey, host: string): string {
  const snippet = [
    `<script type="module" src="${toolOrigin}/v1/mentor.js"></script>`,
    String(tagOf('mentor-goals', toolOrigin, program.id, '')),
    String(tagOf('mentor-scheduling', toolOrigin, program.id, '')),
  ].join('\n');
  return portalPage(person, {
    title: 'Page authors',
    path: '/embedding',
    body: html`<p class="eyebrow">Page authors</p><h1>How the mentoring page is made</h1>
<p class="lead">One script, two tags, and a back end that vouches for whoever is signed in.</p>
<h2>On the page</h2><pre tabindex="0">${snippet}</pre>
<h2>In our colours</h2><pre tabindex="0">.mentoring { --mentor-accent: #9C3D17; --mentor-radius: 3px; }</pre>
<h2>Our content security policy</h2><pre tabindex="0">${policy.replaceAll('; ', ';\n')}</pre>
<h2>Our back end</h2><p>The elements ask <code>POST /mentor-token</code>. We answer for our own session only, with a token that is good once and for five minutes, as host <code>${host}</code> for “${program.name}”.</p>
<h2>Our public key</h2><p class="hint">Key id <code>${key.kid}</code></p><pre tabindex="0">${key.publicPem}</pre>`,
  });
}

export function doorPage(lists: Markup): string {
  return portalPage(null, {
    title: 'Sign in',
    path: '/sign-in',
    body: html`<div class="door"><p class="eyebrow">Northfield Inside</p><h1>Sign in to the portal</h1>
<p class="lead">The same people as in the learning platform, at another door. Nobody here is real, nobody has a password.</p>
${lists}</div>`,
  });
}

function tagOf(tag: string, toolOrigin: string, programId: string, inside: Piece): Markup {
  return html`<${tag} server="${toolOrigin}" program="${programId}" token-endpoint="/mentor-token" heading-level="2">${inside}</${tag}>`;
}
