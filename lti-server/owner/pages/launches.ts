import type { OwnerActor } from '../../../models/actor.ts';
import { listRefusals, type LaunchOutcome } from '../../../models/tenants/launch-outcomes.ts';
import { listRegistrations } from '../../../models/tenants/registrations.ts';
import { html, type Html } from '../../pages/html.ts';
import { reasonWordsOf } from '../../pages/reason-words/index.ts';
import { reasons, refusals, type Reason, type RefusalCode } from '../../pages/refusals.ts';
import { wordsOf } from '../../pages/words/index.ts';
import { addressOf, type ConsoleView } from '../view.ts';

/** What did not open, why in plain words, and who can mend it. `reference`: the code that a person read out. */
export async function launchesPage(view: ConsoleView, owner: OwnerActor, reference: string | undefined): Promise<Html> {
  const { launches: words } = view.words;
  const wanted = reference?.trim().toUpperCase();
  const found = await listRefusals(owner, wanted === undefined || wanted === '' ? {} : { reference: wanted });
  const names = new Map((await listRegistrations(owner)).map(({ id, name }) => [id, name]));
  return html`<p class="lead">${words.lead}</p>
        <form method="get" action="${addressOf('launches')}" class="acts" role="search">
          <label for="reference">${words.find}</label><input id="reference" name="reference" dir="ltr" autocomplete="off" maxlength="20" value="${wanted ?? ''}"><button class="second">${words.search}</button>
        </form>
        ${found.length === 0 ? html`<p>${wanted ? words.notFound : words.none}</p>` : html`<ul class="rows card">${found.map((one) => refusal(view, one, names))}</ul>`}`;
}

function refusal(view: ConsoleView, { registrationId, code, reason, count, lastAt, references }: LaunchOutcome, names: ReadonlyMap<string, string>): Html {
  const { launches: words } = view.words;
  const pages = wordsOf[view.locale];
  // A release before or after this one may know other codes; its name is better than nothing.
  const known = Object.hasOwn(refusals, code) ? pages.refusals[code as RefusalCode] : { title: code, text: '' };
  const mendedBy = Object.hasOwn(refusals, code) ? refusals[code as RefusalCode].mendedBy : null;
  const detail = reason !== null && Object.hasOwn(reasons, reason) ? reasonWordsOf[view.locale][reason as Reason] : reason;
  return html`<li>
          <p><b>${known.title}</b> <span class="soft">${(registrationId === null ? undefined : names.get(registrationId)) ?? words.elsewhere} · ${view.time(lastAt)}${count > 1 && ` · ${count} ×`}</span></p>
          <p>${known.text} ${mendedBy !== null && pages.mendedBy[mendedBy]}</p>
          ${detail !== null && html`<p><b>${pages.detail}:</b> ${detail}</p>`}
          ${references.length > 0 && html`<details><summary>${words.codes}</summary><p dir="ltr">${references.map((one) => html`<code>${one}</code> `)}</p></details>`}
        </li>`;
}
