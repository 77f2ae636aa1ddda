import type { OwnerActor } from '../../../models/actor.ts';
import { listInvitations } from '../../../models/tenants/invitations.ts';
import { html, type Html } from '../../pages/html.ts';
import { pager, type Look } from '../look.ts';
import type { ConsoleView } from '../view.ts';

export async function invitationsPage(view: ConsoleView, owner: OwnerActor, look: Look, now: Date): Promise<Html> {
  const { invitations: words } = view.words;
  const invitations = await listInvitations(owner, now, look.page);
  return html`<p class="lead">${words.lead}</p>
        <section class="card">${view.form('invite', {}, html`
          <label class="choice"><input type="checkbox" name="approves"><span>${words.approves}</span></label>
          <button class="button">${words.make}</button>`)}
        </section>
        ${invitations.items.length === 0 ? html`<p>${words.empty}</p>` : html`<ul class="rows card">${invitations.items.map(({ id, state, approves, madeAt, expiresAt }) => html`<li>
          <p>${view.time(madeAt)} ${view.state(state)} ${state === 'open' && html`<span class="soft">${view.withTime(words.until, expiresAt)}</span>`} ${approves && html`<span class="soft">${words.approvesTag}</span>`}</p>
          ${state === 'open' && html`<div class="acts">${view.form('revoke-invitation', { id }, html`<button class="danger">${words.revoke}</button>`)}</div>`}
        </li>`)}</ul>`}${pager(view, 'invitations', look, invitations)}`;
}

/** Shown once, in answer to the form that made it: the address is stored nowhere. */
export function madeInvitation(view: ConsoleView, address: string, expiresAt: Date): Html {
  const { invitations: words } = view.words;
  return html`<section class="card">
          <h2>${words.made}</h2>
          <pre dir="ltr" tabindex="0"><code>${address}</code></pre>
          <p class="soft">${view.withTime(words.madeText, expiresAt)}</p>
        </section>`;
}
