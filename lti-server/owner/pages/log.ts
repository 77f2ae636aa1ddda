import type { OwnerActor } from '../../../models/actor.ts';
import { listOwnerActs } from '../../../models/tenants/owner-acts.ts';
import { html, type Html } from '../../pages/html.ts';
import { pager, type Look } from '../look.ts';
import type { ConsoleView } from '../view.ts';

/** What the owner did, newest first. */
export async function logPage(view: ConsoleView, owner: OwnerActor, look: Look): Promise<Html> {
  const { log: words, acts, doors } = view.words;
  const done = await listOwnerActs(owner, look.page);
  if (done.total === 0) return html`<p class="lead">${words.empty}</p>`;
  return html`<ul class="rows card">${done.items.map(({ act, via, subject, at }) => html`<li>
          <p><b>${acts[act]}</b> <span class="soft">${view.time(at)} · ${doors[via]}</span></p>
          ${subject !== '' && html`<p><code dir="ltr">${subject}</code></p>`}
        </li>`)}</ul>${pager(view, 'log', look, done)}`;
}
