import { allPlacements, privacyLevels, type PrivacyLevel, type RegistrationChoices } from '../../models/tenants/registration-choices.ts';
import { allServiceScopes } from '../../models/tenants/service-scopes.ts';
import { programTemplates, type Locale } from '../../models/vocabulary.ts';
import { claimsOf, claimsOfAll } from '../registration/tool-configuration.ts';
import { html, type Html } from './html.ts';
import { wordsOf } from './words/index.ts';

/** The fields of a registration: what is chosen, and what the platform will send for it. Works without scripts; the style shows what follows from the choice. */
export function choiceFields(locale: Locale, platform: string, { template, placements, privacy }: RegistrationChoices): Html {
  const { choices: words } = wordsOf[locale];
  return html`
      <fieldset><legend>${words.privacy}</legend>
        ${privacyLevels.map((level) => html`
        <label class="choice"><input type="radio" name="privacy" value="${level}" ${level === privacy && html`checked`}><span>${words.levels[level].title}<small>${words.levels[level].text}</small></span></label>`)}
      </fieldset>
      <fieldset><legend>${words.places}</legend>
        ${allPlacements.map((one) => html`
        <label class="choice"><input type="checkbox" name="${one}" value="on" ${placements.includes(one) && html`checked`}><span>${words.placements[one]}</span></label>`)}
      </fieldset>
      <fieldset><legend>${words.template}</legend>
        <p class="hint" id="template-hint">${words.templateHint}</p>
        <select name="template" aria-label="${words.template}" aria-describedby="template-hint">
          <option value="">${words.anyTemplate}</option>
          ${programTemplates.map((one) => html`<option value="${one}" ${one === template && html`selected`}>${words.templates[one]}</option>`)}
        </select>
      </fieldset>
      <section class="follows">
        <h2>${words.sends.replace('{platform}', platform)}</h2>
        <ul>${words.sent.map((text) => html`<li>${text}</li>`)}<li class="named">${words.sentName}</li><li class="mailed">${words.sentEmail}</li></ul>
        <h2>${words.services.replace('{platform}', platform)}</h2>
        <ul>${words.serviceList.map((text) => html`<li>${text}</li>`)}</ul>
        <details><summary>${words.technical}</summary>
          <ul lang="en" dir="ltr">${claimsOfAll.map((claim) => html`<li><code>${claim}</code></li>`)}${claimsOf.public.map((claim) => html`
            <li class="${classOf(claim)}"><code>${claim}</code></li>`)}${allServiceScopes.map((scope) => html`<li><code>${scope}</code></li>`)}</ul>
        </details>
      </section>`;
}

/** Which choice a claim goes with. */
function classOf(claim: string): 'named' | 'mailed' {
  const without = (level: PrivacyLevel): boolean => !claimsOf[level].includes(claim);
  return without('name_only') ? 'mailed' : 'named';
}
