import { html } from '../web/html.ts';
import type { Markup, Piece } from '../web/html.ts';
import type { Mail } from './mails.ts';

const time = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const listed = 100;

export interface Choice {
  /** The receiver whose mail is shown; empty for everybody's. */
  to: string;
  receivers: readonly string[];
  mails: readonly Mail[];
}

export function mailListPage(choice: Choice): string {
  return page(
    'Mailbox',
    html`<h1>Mailbox</h1>
<p class="lead">Every mail that leaves the tool ends here. Nothing reaches a real address.</p>
${filter(choice)}
<p class="hidden" role="status" id="news"></p>
<div id="mails">${mailList(choice)}</div>`,
    'mailbox.js',
  );
}

/** The part of the list page that is fetched again when mail comes in. */
export function mailList({ to, mails }: Choice): Markup {
  if (mails.length === 0) {
    return html`<div class="empty"><h2>${to === '' ? 'No mail yet' : `Nothing for ${to}`}</h2><p>Send a match request or book a meeting; the mail appears here by itself.</p></div>`;
  }
  return html`<p class="hint">${mails.length === 1 ? '1 mail' : `${mails.length} mails`}${mails.length > listed && `, the newest ${listed} are shown`}</p>
<ul class="mails">${mails.slice(0, listed).map((mail) => html`<li><a href="/mails/${mail.id}${to !== '' && `?${new URLSearchParams({ to })}`}">
  <span class="who">${mail.to.join(', ')}</span><time datetime="${mail.at}">${time.format(new Date(mail.at))}</time>
  <strong>${mail.subject}</strong><span class="start">${mail.text.replace(/\s+/g, ' ').slice(0, 140)}</span></a></li>`)}</ul>`;
}

export function mailPage(mail: Mail, to: string): string {
  return page(
    mail.subject,
    html`<p><a href="/${to !== '' && `?${new URLSearchParams({ to })}`}">Back to the list</a></p>
<h1>${mail.subject}</h1>
<dl class="facts"><div><dt>To</dt><dd>${mail.to.join(', ')}</dd></div><div><dt>From</dt><dd>${mail.from}</dd></div><div><dt>Came in</dt><dd><time datetime="${mail.at}">${time.format(new Date(mail.at))}</time></dd></div>
${mail.attachments.length > 0 && html`<div><dt>Attached</dt><dd>${mail.attachments.map(({ name, type }, n) => html`<a href="/mails/${mail.id}/attachments/${n}">${name}</a> <span class="hint">${type}</span> `)}</dd></div>`}</dl>
${mail.html !== null && html`<h2>As the receiver sees it</h2>
<iframe class="letter" src="/mails/${mail.id}/html" title="The mail" sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" height="420"></iframe>`}
<h2>As plain text</h2><pre tabindex="0">${mail.text}</pre>
<details><summary>Headers</summary><dl class="facts headers">${mail.headers.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></details>`,
    'letter.js',
  );
}

function filter({ to, receivers }: Choice): Markup {
  return html`<form method="get" action="/" class="filter" role="search"><label for="to">Mail for</label>
  <select id="to" name="to"><option value="">Everybody</option>${[...new Set([...receivers, ...(to === '' ? [] : [to])])].map((address) => html`<option${address === to && html` selected`}>${address}</option>`)}</select>
  <button class="button">Show</button></form>`;
}

function page(title: string, body: Piece, script: string): string {
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Northfield mailbox</title>
<link rel="icon" href="/assets/mailbox.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/mailbox.css">
<script type="module" src="/assets/${script}"></script>
</head>
<body>
<header><a href="/"><img src="/assets/mailbox.svg" alt="" width="28" height="28"> Northfield mailbox</a></header>
<main>
${body}
</main>
</body>
</html>`);
}
