import type { OwnerActor } from '../../../models/actor.ts';
import { findGivenUp, mostCounted, readMailStanding, type GivenUpMail } from '../../../models/outbox/given-up.ts';
import { sendingRefused } from '../../../models/outbox/outbox.ts';
import { html, type Html } from '../../pages/html.ts';
import { lookAt, pager, type Look } from '../look.ts';
import { addressOf, facts, type ConsoleView } from '../view.ts';

const ownReasons = ['refused', 'no-address', 'no-receiver', 'sending-refused'] as const;

/** How mail stands, and what was given up, by its reason: to be tried again or left. Shows no address and no text. */
export async function mailPage(view: ConsoleView, owner: OwnerActor, look: Look, now: Date): Promise<Html> {
  const { why } = look.fields;
  if (why !== undefined) return oneReason(view, owner, look, why);
  const { mail: words, lists } = view.words;
  const { due, kept, sent, unmissed, failing, givenUp } = await readMailStanding(owner, now);
  const count = (many: number): string => view.upTo(many, mostCounted);
  const all = (reason: string): string => lookAt('mail', new URLSearchParams({ why: reason }).toString());
  return html`<p class="lead">${words.lead}</p>
        <section class="card" aria-label="${view.words.pages.mail}">${facts([[words.due, count(due)], [words.kept, count(kept)], [words.sent, count(sent)], [words.unmissed, count(unmissed)]])}</section>
        ${failing.map(({ why: reason, count: many }, i) => failingFor(view, `failing-${i}`, reason, count(many)))}
        ${givenUp.length === 0 ? html`<p>${words.none}</p>` : givenUp.map(({ why: reason, count: many, mails }, i) =>
          givenUpFor(view, `why-${i}`, { why: reason, count: count(many), mails }, many > mails.length && html`<p><a href="${all(reason)}" aria-describedby="why-${i}">${lists.allOf.replace('{count}', count(many))}</a></p>`))}`;
}

function failingFor(view: ConsoleView, id: string, why: string, count: string): Html {
  const { mail: words } = view.words;
  return html`
        <section class="card" aria-labelledby="${id}">
          <h2 id="${id}">${words.failing.replace('{count}', count).replace('{why}', () => reasonIn(view, why))}</h2>
          <p>${why === sendingRefused ? words.letSend : words.again}</p>
        </section>`;
}

/** Why a mail did not go, in words where it is one of ours; what a mail server or Node says stands as it is. */
function reasonIn({ words }: ConsoleView, why: string): string {
  const said = ownReasons.find((one) => one === why);
  return said === undefined ? why : words.mail[said];
}

async function oneReason(view: ConsoleView, owner: OwnerActor, look: Look, why: string): Promise<Html> {
  const found = await findGivenUp(owner, why, look.page);
  const { lists } = view.words;
  return html`<p><a href="${addressOf('mail')}">${lists.all}</a></p>
        ${found.items.length === 0 ? html`<p role="status">${lists.none}</p>` : givenUpFor(view, 'why', { why, count: view.upTo(found.total), mails: found.items }, false)}
        ${pager(view, 'mail', look, found)}`;
}

function givenUpFor(view: ConsoleView, id: string, { why, count, mails }: { why: string; count: string; mails: readonly GivenUpMail[] }, below: Html | false): Html {
  const { mail: words } = view.words;
  return html`
        <section class="card" aria-labelledby="${id}">
          <h2 id="${id}">${words.mails.replace('{count}', count).replace('{why}', () => reasonIn(view, why))}</h2>
          ${why === sendingRefused && html`<p>${words.letSend}</p>`}
          <div class="acts">${view.form('retry-all-mail', { why }, html`<button class="second">${words.retryAll}</button>`)}</div>
          <ul class="rows">${mails.map((mail) => givenUp(view, mail))}</ul>${below}
        </section>`;
}

function givenUp(view: ConsoleView, { id, receiverId, template, dueAt }: GivenUpMail): Html {
  const { mail: words } = view.words;
  return html`<li>
            <p><code dir="ltr" id="m-${id}">${template}</code> <span class="soft">${view.time(dueAt)} · ${words.person} <code dir="ltr">${receiverId}</code></span></p>
            <div class="acts">${view.form('retry-mail', { id }, html`<button class="second" aria-describedby="m-${id}">${words.retry}</button>`)}${view.form('drop-mail', { id }, html`<button class="danger" aria-describedby="m-${id}">${words.drop}</button>`)}</div>
          </li>`;
}
