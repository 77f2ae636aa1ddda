import type { OwnerActor } from '../../../models/actor.ts';
import { listRefusals, type LaunchOutcome } from '../../../models/tenants/launch-outcomes.ts';
import { listHosts } from '../../../models/tenants/hosts.ts';
import { listRegistrations } from '../../../models/tenants/registrations.ts';
import { hostTokenRefused, type HostReason } from '../../host-token/refused.ts';
import { html, type Html } from '../../pages/html.ts';
import { reasonWordsOf } from '../../pages/reason-words/index.ts';
import { reasons, refusals, type Reason, type RefusalCode } from '../../pages/refusals.ts';
import { wordsOf } from '../../pages/words/index.ts';
import { addressOf, type ConsoleView } from '../view.ts';

/** What did not open, why in plain words, and who can mend it. `reference`: the code that a person read out. */
export async function launchesPage(view: ConsoleView, owner: OwnerActor, reference: string | undefined): Promise<Html> {
  const { launches: words } = view.words;
  const wanted = reference === undefined ? undefined : codeOf(reference);
  const found = await listRefusals(owner, wanted === undefined || wanted === '' ? {} : { reference: wanted });
  const names = new Map([...(await listRegistrations(owner)), ...(await listHosts(owner))].map(({ id, name }) => [id, name]));
  return html`<p class="lead">${words.lead}</p>
        <form method="get" action="${addressOf('launches')}" class="acts" role="search">
          <label for="reference">${words.find}</label><input id="reference" name="reference" dir="ltr" autocomplete="off" maxlength="40" value="${wanted ?? ''}"><button class="second">${words.search}</button>
        </form>
        ${found.length === 0 ? html`<p>${wanted ? words.notFound : words.none}</p>` : html`<ul class="rows card">${found.map((one) => refusal(view, one, names))}</ul>`}`;
}

function refusal(view: ConsoleView, one: LaunchOutcome, names: ReadonlyMap<string, string>): Html {
  const { launches: words } = view.words;
  const { title, text, mendedBy, detail } = explained(view, one);
  const { registrationId, hostId, count, lastAt, references } = one;
  const from = registrationId ?? hostId;
  return html`<li>
          <p><b>${title}</b> <span class="soft">${(from === null ? undefined : names.get(from)) ?? words.elsewhere} · ${view.time(lastAt)}${count > 1 && ` · ${count} ×`}</span></p>
          <p>${text} ${mendedBy}</p>
          ${detail !== null && html`<p><b>${wordsOf[view.locale].detail}:</b> ${detail}</p>`}
          ${references.length > 0 && html`<details><summary>${words.codes}</summary><p dir="ltr">${references.map((reference) => html`<code>${reference}</code> `)}</p></details>`}
        </li>`;
}

/** A release before or after this one may know other codes; its name is better than nothing. */
function explained(view: ConsoleView, { code, reason }: LaunchOutcome): { title: string; text: string; mendedBy: string; detail: string | null } {
  const pages = wordsOf[view.locale];
  if (code === hostTokenRefused) {
    const { title, reasons: why } = view.words.hostTokens;
    return { title, text: why[reason as HostReason] ?? String(reason), mendedBy: '', detail: null };
  }
  const known = Object.hasOwn(refusals, code) ? pages.refusals[code as RefusalCode] : { title: code, text: '' };
  const mender = Object.hasOwn(refusals, code) ? refusals[code as RefusalCode].mendedBy : null;
  const detail = reason !== null && Object.hasOwn(reasons, reason) ? reasonWordsOf[view.locale][reason as Reason] : reason;
  return { ...known, mendedBy: mender === null ? '' : pages.mendedBy[mender], detail };
}

/** As it is kept: pages show theirs in capitals, the answers of the API a request's id. */
function codeOf(typed: string): string {
  const code = typed.trim();
  return code.length > 20 ? code.toLowerCase() : code.toUpperCase();
}
