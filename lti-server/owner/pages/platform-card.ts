import type { Deployment } from '../../../models/tenants/deployments.ts';
import { hostedPlatformOf } from '../../../models/tenants/hosted-platforms.ts';
import type { Registration } from '../../../models/tenants/registrations.ts';
import { allServiceScopes, serviceScopes } from '../../../models/tenants/service-scopes.ts';
import { isLasting, type TokenTrouble } from '../../../models/tenants/token-trouble.ts';
import { html, type Html } from '../../pages/html.ts';
import { wordsOf } from '../../pages/words/index.ts';
import { withdrawField } from '../acts.ts';
import { facts, type ConsoleView } from '../view.ts';

/** What a card shows of a platform besides its registration. */
export interface Known {
  /** Those that are shown. */
  readonly deployments: readonly Deployment[];
  /** The schools that any of its deployments belongs to, by id. */
  readonly schools: ReadonlyMap<string, string>;
  readonly lastAt: Date | undefined;
  /** Where a school is chosen for what waits, where that is not here. */
  readonly elsewhere: string | null;
}

/** A platform with what the owner can do about it. `below`: what follows its deployments. */
export function platformCard(view: ConsoleView, registration: Registration, known: Known, below: Html | false): Html {
  const { deployments } = known;
  const { platforms: words, scopes } = view.words;
  const { id, issuer, clientId, name, state, grantedScopes, origins, choices, tokenTrouble } = registration;
  const granted = allServiceScopes.filter((scope) => grantedScopes.includes(scope)).map((scope) => scopes[scope]);
  return html`
        <section class="card" id="p-${id}" aria-labelledby="n-${id}">
          <h2 id="n-${id}">${name} ${view.state(state)}</h2>
          ${state === 'active' && isLasting(tokenTrouble) && noToken(view, tokenTrouble)}
          ${facts([
            [words.issuer, code(issuer)],
            [words.clientId, code(clientId)],
            [words.scopes, granted.length === 0 ? words.noScopes : new Intl.ListFormat(view.locale).format(granted)],
            [words.origins, html`<span>${origins.map((origin) => html`${code(origin)}<br>`)}</span>`],
            ...(choices === null ? [] : [[words.privacy, wordsOf[view.locale].choices.levels[choices.privacy].title] as const]),
            [words.lastLaunch, known.lastAt === undefined ? words.noLaunch : view.time(known.lastAt)],
          ])}
          ${platformActs(view, registration, known)}
          <h3>${words.deployments}</h3>
          ${deployments.length === 0 ? html`<p>${words.noDeployments}</p>` : html`<ul class="rows">${deployments.map((one) => deployment(view, registration, one, known))}</ul>`}${below}
          ${addedOrigins(view, registration, deployments)}
          ${settings(view, registration)}
        </section>`;
}

/** That the platform gives no token: since when, why, and what can be done. */
function noToken(view: ConsoleView, { fault, since, lastAt }: TokenTrouble): Html {
  const { tokens: words } = view.words;
  return html`<div class="banner warn">
            <p><strong>${words.title}</strong> ${view.withTime(words.since, since)} ${view.withTime(words.lastAt, lastAt)}</p>
            <p>${words.faults[fault]} ${words.after}</p>
          </div>`;
}

function platformActs(view: ConsoleView, { id, issuer, clientId, state }: Registration, known: Known): Html {
  const { platforms: words } = view.words;
  const key = { issuer, client_id: clientId };
  return html`<div class="acts">
            ${state === 'pending' && approval(view, 'approve-platform', key, `s-${id}`, known)}
            ${state === 'suspended' && view.form('resume-platform', key, html`<button class="button">${words.resume}</button>`)}
            ${state === 'active' && view.form('suspend-platform', key, html`<button class="danger">${words.suspend}</button>`)}
            ${view.form('end-sessions', { door: 'lti', source: id }, html`<button class="second">${words.endSessions}</button>`)}
          </div>`;
}

function deployment(view: ConsoleView, { issuer, clientId, state }: Registration, one: Deployment, known: Known): Html {
  const { platforms: words } = view.words;
  const key = { issuer, client_id: clientId, deployment_id: one.deploymentId };
  const school = one.tenantId === null ? undefined : known.schools.get(one.tenantId);
  const open = state === 'active';
  return html`<li>
              <p>${code(one.deploymentId)} ${view.state(one.state)} ${school !== undefined && html`<span class="soft">${words.school}: ${school}</span>`}</p>
              <div class="acts">
                ${open && one.state === 'waiting' && approval(view, 'approve-deployment', key, `s-${one.id}`, known)}
                ${open && one.state === 'suspended' && view.form('approve-deployment', key, html`<button class="second">${words.resume}</button>`)}
                ${one.state === 'active' && view.form('suspend-deployment', key, html`<button class="danger">${words.suspend}</button>`)}
              </div>
              ${open && one.state !== 'suspended' && replacing(view, key, one, known)}
              ${one.offeredOrigins.length > 0 && html`<p class="soft">${words.seen}</p><div class="acts">${one.offeredOrigins.map((origin) =>
                view.form('approve-origin', { ...key, origin }, html`<button class="second">${words.allow.replace('{origin}', origin)}</button>`))}</div>`}
            </li>`;
}

/** Only among those of one school; one that has none yet gets that of whose place it takes. */
function replacing(view: ConsoleView, key: Readonly<Record<string, string>>, one: Deployment, { deployments }: Known): Html | false {
  const { platforms: words } = view.words;
  const former = deployments.filter(({ id, tenantId }) => id !== one.id && tenantId !== null && (one.tenantId === null || tenantId === one.tenantId));
  if (former.length === 0) return false;
  return html`<details><summary>${words.replace}</summary><p class="hint" id="rh-${one.id}">${words.replaceHint}</p>
                <div class="acts">${view.form('replace-deployment', key, html`<label for="r-${one.id}">${words.replaced}</label><select id="r-${one.id}" name="replaces" dir="ltr" aria-describedby="rh-${one.id}">
                  ${former.map(({ deploymentId }) => html`<option value="${deploymentId}">${deploymentId}</option>`)}
                </select><button class="second">${words.replaceButton}</button>`)}</div></details>`;
}

/** What was added to the origins that follow from the platform's addresses, each to be taken back; and one more, of the whole platform or of a deployment. */
function addedOrigins(view: ConsoleView, { id, issuer, clientId, addedOrigins: ofAll }: Registration, deployments: readonly Deployment[]): Html {
  const { platforms: words } = view.words;
  const key = { issuer, client_id: clientId };
  const added = [
    ...ofAll.map((origin) => ({ origin, of: {}, where: words.wholePlatform })),
    ...deployments.flatMap(({ deploymentId, origins }) => origins.map((origin) => ({ origin, of: { deployment_id: deploymentId }, where: deploymentId }))),
  ];
  return html`<details><summary>${words.furtherOrigins}</summary>
            <p class="hint" id="oh-${id}">${words.furtherOriginsHint}</p>
            ${added.length > 0 && html`<ul class="rows">${added.map(({ origin, of, where }, at) => html`<li><p id="o-${id}-${at}">${code(origin)} <span class="soft" dir="auto">${where}</span></p>
              <div class="acts">${view.form('remove-origin', { ...key, ...of, origin }, html`<button class="danger" aria-describedby="o-${id}-${at}">${words.removeOrigin}</button>`)}</div></li>`)}</ul>`}
            ${view.form('add-origin', key, html`
            <label class="above" for="no-${id}">${words.newOrigin}</label>
            <input id="no-${id}" name="origin" type="url" dir="ltr" autocomplete="off" required maxlength="300" placeholder="https://" aria-describedby="oh-${id}">
            <label class="above" for="nd-${id}">${words.originFor}</label>
            <select id="nd-${id}" name="deployment_id"><option value="">${words.wholePlatform}</option>${deployments.map(({ deploymentId }) => html`<option value="${deploymentId}">${deploymentId}</option>`)}</select>
            <button class="second">${words.addOrigin}</button>`)}</details>`;
}

/** Approves into a school; where there are too many to offer here, the way to where there is room for them. */
function approval(view: ConsoleView, act: string, key: { readonly issuer: string } & Readonly<Record<string, string>>, id: string, { schools, elsewhere }: Known): Html {
  if (elsewhere !== null) return html`<a href="${elsewhere}">${view.words.lists.chooseSchool}</a>`;
  return view.form(act, key, html`${schoolField(view, id, key.issuer, schools)}<button class="button">${view.words.platforms.approve}</button>`);
}

/**
 * Which school a deployment belongs to; asked only where there is a choice. One issuer of a hosted platform serves many
 * schools, so nothing is guessed there.
 */
function schoolField(view: ConsoleView, id: string, issuer: string, schools: ReadonlyMap<string, string>): Html | false {
  const { platforms: words } = view.words;
  if (schools.size === 0) return false;
  const isClear = schools.size === 1 && hostedPlatformOf(issuer) === undefined;
  const byName = [...schools].sort(([, one], [, other]) => one.localeCompare(other, view.locale));
  return html`<label for="${id}">${words.school}</label><select id="${id}" name="tenant">
                ${byName.map(([tenantId, name]) => html`<option value="${tenantId}">${name}</option>`)}
                <option value="new" ${!isClear && html`selected`}>${words.newSchool}</option>
              </select>`;
}

const scopeNames = Object.keys(serviceScopes) as (keyof typeof serviceScopes)[];

function settings(view: ConsoleView, { id, issuer, clientId, tenantAdminByInstitutionRole, algorithms, extraAudiences, withdrawnScopes }: Registration): Html {
  const { platforms: words, scopes } = view.words;
  return html`<details><summary>${words.settings}</summary>${view.form('configure-platform', { issuer, client_id: clientId }, html`
            <label class="choice"><input type="checkbox" name="tenant_admin" ${tenantAdminByInstitutionRole && html`checked`}><span>${words.tenantAdmin}</span></label>
            <label class="choice"><input type="checkbox" name="es256" ${algorithms.includes('ES256') && html`checked`}><span>${words.es256}</span></label>
            <fieldset><legend>${words.withdrawn}</legend>
              <p class="hint">${words.withdrawnHint}</p>
              ${scopeNames.map((name) => html`<label class="choice"><input type="checkbox" name="${withdrawField(name)}" ${withdrawnScopes.includes(serviceScopes[name]) && html`checked`}><span>${scopes[serviceScopes[name]]}</span></label>`)}
            </fieldset>
            <label class="above" for="a-${id}">${words.audiences}</label>
            <p class="hint" id="ah-${id}">${words.audiencesHint}</p>
            <textarea id="a-${id}" name="audiences" rows="2" dir="ltr" aria-describedby="ah-${id}">${extraAudiences.join('\n')}</textarea>
            <button class="second">${words.save}</button>`)}</details>`;
}

function code(text: string): Html {
  return html`<code dir="ltr">${text}</code>`;
}
