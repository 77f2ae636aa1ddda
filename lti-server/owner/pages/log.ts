import type { OwnerActor } from '../../../models/actor.ts';
import { listOwnerActs } from '../../../models/tenants/owner-acts.ts';
import { html, type Html } from '../../pages/html.ts';
import type { ConsoleView } from '../view.ts';

/** What the owner did, newest first. */
export async function logPage(view: ConsoleView, owner: OwnerActor): Promise<Html> {
  const { log: words, acts, doors } = view.words;
  const done = await listOwnerActs(owner);
  if (done.length === 0) return html`<p class="lead">${words.empty}</p>`;
  return html`<ul class="rows card">${done.map(({ act, via, subject, at }) => html`<li>
          <p><b>${acts[act]}</b> <span class="soft">${view.time(at)} · ${doors[via]}</span></p>
          ${subject !== '' && html`<p><code dir="ltr">${subject}</code></p>`}
        </li>`)}</ul>`;
}
