import type { LinkRequest } from '../../models/tenants/link-requests.ts';
import { limits, linkTargets, programParts, type Locale } from '../../models/vocabulary.ts';
import { boxOf, titleField, titleOf, type Pick, type PickFault } from '../deep-linking/pick.ts';
import { linkChoices, type LinkChoice } from '../deep-linking/placed-part.ts';
import { html, type Html } from './html.ts';
import { icon, type IconName } from './icons.ts';
import { page } from './notice.ts';
import { wordsOf } from './words/index.ts';

const icons: Readonly<Record<LinkChoice, IconName>> = { app: 'path', meetings: 'calendar', booking: 'clock', goals: 'goal', directory: 'people', requests: 'inbox' };

/** What the page has to know of the request. */
type Asked = { readonly [Key in 'courseTitle' | 'multiple' | 'targets']: LinkRequest[Key] };

export interface Picker {
  /** Answers the request, once. */
  readonly word: string;
  readonly request: Asked;
  readonly pick: Pick;
  readonly fault: PickFault | null;
}

/** What a course can get of the program: one choice, or several where the platform takes several, each with its title. No script is needed. */
export function pickerPage(locale: Locale, { word, request, pick, fault }: Picker): Html {
  const { picker: words } = wordsOf[locale];
  const group = (title: string, choices: readonly LinkChoice[]): Html => html`
          <h2>${title}</h2>
          <div class="card">${choices.map((choice) => choiceField(locale, choice, request.multiple, pick))}</div>`;
  return page(locale, words.title, fault === null ? [] : ['focus.js'], html`
    <header class="bar"><span class="sign">${icon('sign')}</span><p><b>${words.title}</b> <span>${request.courseTitle}</span></p></header>
    <main class="picker">
      <div class="lead">
        <h1>${words.question}</h1>
        <p>${request.multiple ? words.several : words.lead}</p>
        ${fault !== null && html`<p class="fault" role="alert" tabindex="-1" data-focus>${icon('alert')}${words.faults[fault].replace('{most}', String(limits.linkTitle))}</p>`}
      </div>
      <form method="post" action="/lti/deep-linking" id="choose" class="picks">
        <input type="hidden" name="word" value="${word}">
        <fieldset class="offered"><legend class="unseen">${words.question}</legend>
          ${group(words.mostCourses, ['app'])}
          ${group(words.onePart, programParts)}
        </fieldset>
        <section class="settings card">
          <h2>${words.settings}</h2>
          ${linkChoices.map((choice) => titleInput(locale, choice, pick))}
          ${request.targets.length > 1 && html`<fieldset><legend>${words.opens}</legend>${linkTargets.map((target) => html`
            <label class="opens"><input type="radio" name="target" value="${target}" ${target === pick.target && html`checked`}>${words.targets[target]}</label>`)}</fieldset>`}
          <div class="actions">
            <button class="button plain" form="turn-back">${words.cancel}</button>
            <button class="button">${words.add}</button>
          </div>
        </section>
      </form>
      <form method="post" action="/lti/deep-linking" id="turn-back" hidden><input type="hidden" name="word" value="${word}"><input type="hidden" name="cancel" value="yes"></form>
    </main>`, ['picker.css']);
}

function choiceField(locale: Locale, choice: LinkChoice, multiple: boolean, { chosen }: Pick): Html {
  const { title, text } = wordsOf[locale].picker.choices[choice];
  const field = multiple ? html`type="checkbox" name="${boxOf(choice)}" value="on"` : html`type="radio" name="part" value="${choice}"`;
  return html`
            <label class="part"><input ${field} data-part="${choice}" ${chosen.includes(choice) && html`checked`}>${icon(icons[choice])}<span><b>${title}</b> <small>${text}</small></span></label>`;
}

/** Shown while its choice is ticked (picker.css); only then it is read. */
function titleInput(locale: Locale, choice: LinkChoice, pick: Pick): Html {
  const words = wordsOf[locale].picker;
  return html`
          <label class="title" data-title="${choice}">${words.titleOf.replace('{part}', words.choices[choice].title)}
            <input name="${titleField(choice)}" value="${titleOf(pick, choice, locale)}" maxlength="${limits.linkTitle}" autocomplete="off"></label>`;
}
