import type { OwnerActor } from '../../../models/actor.ts';
import { readMailStanding } from '../../../models/outbox/given-up.ts';
import { html, type Html } from '../../pages/html.ts';
import { facts, type ConsoleView } from '../view.ts';

const ownReasons = ['refused', 'no-address', 'no-receiver'] as const;

/** How mail stands, and what was given up, by its reason: to be tried again or left. Shows no address and no text. */
export async function mailPage(view: ConsoleView, owner: OwnerActor): Promise<Html> {
  const { mail: words } = view.words;
  const { due, kept, sent, unmissed, givenUp } = await readMailStanding(owner);
  const number = new Intl.NumberFormat(view.locale);
  const said = (why: string): string => ownReasons.find((one) => one === why) === undefined ? why : words[why as (typeof ownReasons)[number]];
  return html`<p class="lead">${words.lead}</p>
        <section class="card" aria-label="${view.words.pages.mail}">${facts([[words.due, number.format(due)], [words.kept, number.format(kept)], [words.sent, number.format(sent)], [words.unmissed, number.format(unmissed)]])}</section>
        ${givenUp.length === 0 ? html`<p>${words.none}</p>` : givenUp.map(({ why, count, mails }, i) => html`
        <section class="card" aria-labelledby="why-${i}">
          <h2 id="why-${i}">${words.mails.replace('{count}', number.format(count)).replace('{why}', () => said(why))}</h2>
          <div class="acts">${view.form('retry-all-mail', { why }, html`<button class="second">${words.retryAll}</button>`)}</div>
          <ul class="rows">${mails.map(({ id, receiverId, template, dueAt }) => html`<li>
            <p><code dir="ltr" id="m-${id}">${template}</code> <span class="soft">${view.time(dueAt)} · ${words.person} <code dir="ltr">${receiverId}</code></span></p>
            <div class="acts">${view.form('retry-mail', { id }, html`<button class="second" aria-describedby="m-${id}">${words.retry}</button>`)}${view.form('drop-mail', { id }, html`<button class="danger" aria-describedby="m-${id}">${words.drop}</button>`)}</div>
          </li>`)}</ul>
        </section>`)}`;
}
