import type { OwnerActor } from '../../../models/actor.ts';
import { registrationIdsSaying, registrationNames } from '../../../models/tenants/find-registrations.ts';
import { hostNames, hostsSaying } from '../../../models/tenants/hosts.ts';
import { findRefusals, listRefusalKinds, type LaunchOutcome } from '../../../models/tenants/launch-outcomes.ts';
import { hostTokenRefused, type HostReason } from '../../host-token/refused.ts';
import { html, type Html } from '../../pages/html.ts';
import { reasonWordsOf } from '../../pages/reason-words/index.ts';
import { reasons, refusals, type Reason, type RefusalCode } from '../../pages/refusals.ts';
import { wordsOf } from '../../pages/words/index.ts';
import { filterForm, pager, type Look } from '../look.ts';
import type { ConsoleView } from '../view.ts';

/** What did not open, why in plain words, and who can mend it: all of it, or the one whose code a person read out, or what one place or reason has. */
export async function launchesPage(view: ConsoleView, owner: OwnerActor, look: Look): Promise<Html> {
  const { launches: words, lists } = view.words;
  const { reference, text, reason } = look.fields;
  const wanted = reference === undefined ? '' : codeOf(reference);
  const kinds = await listRefusalKinds(owner);
  const kind = kinds.find((one) => valueOf(one) === reason);
  const from = text === undefined ? null : [...(await registrationIdsSaying(owner, text)), ...(await hostsSaying(owner, text)).map(({ id }) => id)];
  const found = await findRefusals(owner, { ...(wanted === '' ? {} : { reference: wanted }), ...(from === null ? {} : { from }), ...kind }, look.page);
  const named = found.items.flatMap(({ registrationId, hostId }) => registrationId ?? hostId ?? []);
  const names = new Map([...(await registrationNames(owner, named)), ...(await hostNames(owner, named))]);
  const isNarrowed = wanted !== '' || text !== undefined || kind !== undefined;
  const fields = html`<div class="field"><label for="reference">${words.find}</label><input id="reference" name="reference" dir="ltr" autocomplete="off" maxlength="40" value="${wanted}"></div>
          <div class="field"><label for="text">${lists.text}</label><input id="text" name="text" type="search" autocomplete="off" maxlength="200" value="${text ?? ''}"></div>
          <div class="field"><label for="reason">${lists.reason}</label><select id="reason" name="reason"><option value="">${lists.any}</option>${reasonOptions(view, kinds, kind)}</select></div>`;
  return html`<p class="lead">${words.lead}</p>
        ${filterForm(view, 'launches', fields, isNarrowed)}
        ${found.items.length === 0 ? html`<p role="status">${wanted !== '' ? words.notFound : isNarrowed ? lists.none : words.none}</p>` : html`<ul class="rows card">${found.items.map((one) => refusal(view, one, names))}</ul>`}
        ${pager(view, 'launches', look, found)}`;
}

type Kind = Pick<LaunchOutcome, 'code' | 'reason'>;

/** As an address names it: neither half holds a colon. */
function valueOf({ code, reason }: Kind): string {
  return reason === null ? code : `${code}:${reason}`;
}

/** What there is to choose from, those of one title together. */
function reasonOptions(view: ConsoleView, kinds: readonly Kind[], chosen: Kind | undefined): Html {
  const option = (one: Kind, text: string): Html => html`<option value="${valueOf(one)}" ${one === chosen && html`selected`}>${text}</option>`;
  return html`${[...Map.groupBy(kinds, ({ code }) => code).values()].map((same) => {
    const { title } = explained(view, same[0]!);
    const options = same.map((one) => {
      const { detail, text } = explained(view, one);
      return option(one, one.reason === null ? title : detail ?? text);
    });
    return same.length === 1 && same[0]!.reason === null ? options : html`<optgroup label="${title}">${options}</optgroup>`;
  })}`;
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
function explained(view: ConsoleView, { code, reason }: Kind): { title: string; text: string; mendedBy: string; detail: string | null } {
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
