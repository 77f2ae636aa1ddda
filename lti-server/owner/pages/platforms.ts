import type { OwnerActor } from '../../../models/actor.ts';
import { deploymentsOf } from '../../../models/tenants/deployments.ts';
import { findRegistrationForOwner, findRegistrations, registrationStandings, type RegistrationStanding } from '../../../models/tenants/find-registrations.ts';
import { lastLaunches } from '../../../models/tenants/launch-outcomes.ts';
import { perPage, skipped } from '../../../models/tenants/owner-lists.ts';
import type { Registration } from '../../../models/tenants/registrations.ts';
import { tenantNames } from '../../../models/tenants/tenants.ts';
import { html, type Html } from '../../pages/html.ts';
import { filterForm, lookAt, pager, type Look } from '../look.ts';
import { addressOf, type ConsoleView } from '../view.ts';
import { platformCard, type Known } from './platform-card.ts';

/** So many deployments stand in a platform's card; the others on its own page. */
const shownDeployments = 5;
/** So many schools are offered in a card; a platform with more has them on its own page. */
const shownSchools = 20;

/** Every platform with its deployments: who may launch, and what the owner can do about it. One alone where the address names it. */
export async function platformsPage(view: ConsoleView, owner: OwnerActor, look: Look): Promise<Html> {
  const { platform, text, state } = look.fields;
  if (platform !== undefined) return platformPage(view, owner, look, platform);
  const standing = registrationStandings.find((one) => one === state);
  const found = await findRegistrations(owner, { text, standing }, look.page);
  const isNarrowed = text !== undefined || standing !== undefined;
  if (found.total === 0 && !isNarrowed) return html`<p class="lead">${view.words.platforms.empty}</p>`;
  const known = await knownOf(owner, found.items, { limit: shownDeployments });
  const isLong = isNarrowed || found.total > 1;
  return html`${isLong && filterForm(view, 'platforms', fields(view, text, standing), isNarrowed)}
        ${found.items.length === 0 && html`<p role="status">${view.words.lists.none}</p>`}
        ${found.items.map((one) => card(view, one, known(one)))}${pager(view, 'platforms', look, found)}`;
}

function fields(view: ConsoleView, text: string | undefined, standing: RegistrationStanding | undefined): Html {
  const { lists: words, states } = view.words;
  return html`<div class="field"><label for="text">${words.text}</label><input id="text" name="text" type="search" autocomplete="off" maxlength="200" value="${text ?? ''}"></div>
          <div class="field"><label for="state">${words.state}</label><select id="state" name="state"><option value="">${words.any}</option>${registrationStandings.map((one) =>
            html`<option value="${one}" ${one === standing && html`selected`}>${one === 'asks' ? words.asks : states[one]}</option>`)}</select></div>`;
}

/** What is known of a platform, with the number of all its deployments. */
type Counted = Omit<Known, 'elsewhere'> & { readonly total: number };

function card(view: ConsoleView, registration: Registration, known: Counted): Html {
  const own = lookAt('platforms', new URLSearchParams({ platform: registration.id }).toString());
  const rest = known.total > known.deployments.length && html`<p><a href="${own}">${view.words.lists.allOf.replace('{count}', view.number(known.total))}</a></p>`;
  return platformCard(view, registration, { ...known, elsewhere: known.schools.size > shownSchools ? own : null }, rest);
}

async function platformPage(view: ConsoleView, owner: OwnerActor, look: Look, id: string): Promise<Html> {
  const registration = await findRegistrationForOwner(owner, id);
  const back = html`<p><a href="${addressOf('platforms')}">${view.words.lists.all}</a></p>`;
  if (registration === null) return html`${back}<p role="status">${view.words.lists.none}</p>`;
  const known = (await knownOf(owner, [registration], { skip: skipped(look.page), limit: perPage }))(registration);
  const pages = pager(view, 'platforms', look, { items: known.deployments, page: look.page, of: perPage, total: known.total });
  return html`${back}${platformCard(view, registration, { ...known, elsewhere: null }, pages)}`;
}

async function knownOf(owner: OwnerActor, registrations: readonly Registration[], part: { skip?: number; limit: number }): Promise<(registration: Registration) => Counted> {
  const ids = registrations.map(({ id }) => id);
  const [deployments, launches] = await Promise.all([deploymentsOf(owner, ids, part), lastLaunches(owner, ids)]);
  const names = await tenantNames(owner, [...deployments.values()].flatMap(({ tenantIds }) => tenantIds));
  return ({ id }) => {
    const { items = [], total = 0, tenantIds = [] } = deployments.get(id) ?? {};
    return { deployments: items, total, schools: new Map(tenantIds.map((tenantId) => [tenantId, names.get(tenantId) ?? tenantId])), lastAt: launches.get(id)?.lastAt };
  };
}
