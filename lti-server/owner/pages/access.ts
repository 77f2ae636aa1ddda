import type { OwnerActor } from '../../../models/actor.ts';
import { listToolKeys } from '../../../models/tenants/tool-keys.ts';
import { html, type Html } from '../../pages/html.ts';
import type { ConsoleView } from '../view.ts';

/** The tool's keys, and who is signed in: here, and as one person. */
export async function accessPage(view: ConsoleView, owner: OwnerActor, now: Date): Promise<Html> {
  const { access: words } = view.words;
  const keys = await listToolKeys(owner, now);
  return html`
        <section class="card" aria-labelledby="keys"><h2 id="keys">${words.keys}</h2><p>${words.keysText}</p>
          <ul class="rows">${keys.map(({ kid, state, signsFrom, publishedUntil }) => html`<li><p><code dir="ltr">${kid}</code> ${view.state(state)}
            <span class="soft">${signsFrom !== null && signsFrom > now && view.withTime(words.signsFrom, signsFrom)} ${publishedUntil !== null && view.withTime(words.publishedUntil, publishedUntil)}</span></p></li>`)}</ul>
          <div class="acts">${view.form('rotate-keys', {}, html`<button class="button">${words.rotate}</button>`)}</div>
        </section>
        <section class="card" aria-labelledby="person"><h2 id="person">${words.person}</h2><p>${words.personText}</p>
          <div class="acts">${view.form('end-person', {}, html`<label for="person-id">${words.personId}</label><input id="person-id" name="person_id" dir="ltr" autocomplete="off" required maxlength="24"><button class="danger">${words.endPerson}</button>`)}</div>
        </section>
        <section class="card" aria-labelledby="sign-ins"><h2 id="sign-ins">${words.signIns}</h2><p>${words.signInsText}</p>
          <div class="acts">${view.form('end-sign-ins', {}, html`<button class="danger">${words.endSignIns}</button>`)}</div>
        </section>`;
}
