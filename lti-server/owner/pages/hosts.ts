import type { OwnerActor } from '../../../models/actor.ts';
import { findHosts } from '../../../models/tenants/hosts.ts';
import { html, type Html } from '../../pages/html.ts';
import { filterForm, pager, type Look } from '../look.ts';
import { facts, type ConsoleView } from '../view.ts';

export async function hostsPage(view: ConsoleView, owner: OwnerActor, look: Look): Promise<Html> {
  const { hosts: words, platforms, states, lists } = view.words;
  const { text } = look.fields;
  const found = await findHosts(owner, { text }, look.page);
  if (found.total === 0 && text === undefined) return html`<p class="lead">${words.empty}</p><pre dir="ltr" tabindex="0"><code>npm run tool -- host add --origin URL --name NAME --key FILE --program ID</code></pre>`;
  const filter = html`<div class="field"><label for="text">${lists.text}</label><input id="text" name="text" type="search" autocomplete="off" maxlength="200" value="${text ?? ''}"></div>`;
  return html`<p class="lead">${words.effect}</p>
        ${(text !== undefined || found.total > 1) && filterForm(view, 'hosts', filter, text !== undefined)}
        ${found.items.length === 0 && html`<p role="status">${lists.none}</p>`}
        ${found.items.map(({ id, issuer, name, origins, keys, coordinator, state }) => html`
        <section class="card" aria-labelledby="n-${id}">
          <h2 id="n-${id}">${name} <span class="state ${state === 'active' ? 'active' : 'suspended'}">${state === 'active' ? states.active : states.suspended}</span></h2>
          ${facts([[words.origins, html`<span>${origins.map((origin) => html`<code dir="ltr">${origin}</code><br>`)}</span>`]])}
          ${coordinator && html`<p class="soft">${words.coordinator}</p>`}
          <div class="acts">
            ${state === 'active' ? view.form('suspend-host', { issuer }, html`<button class="danger">${platforms.suspend}</button>`) : view.form('resume-host', { issuer }, html`<button class="button">${platforms.resume}</button>`)}
            ${view.form('end-sessions', { door: 'host', source: id }, html`<button class="second">${platforms.endSessions}</button>`)}
          </div>
          <h3>${words.keys}</h3>
          <ul class="rows">${keys.map(({ kid, alg }) => html`<li><p><code dir="ltr">${kid}</code> <span class="soft">${alg}</span></p>
            <div class="acts">${view.form('revoke-host-key', { issuer, kid }, html`<button class="danger">${words.withdraw}</button>`)}</div></li>`)}</ul>
        </section>`)}${pager(view, 'hosts', look, found)}`;
}
