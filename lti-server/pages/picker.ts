import { completionKinds, linkTargets, programParts, type Locale } from '../../models/vocabulary.ts';
import type { Fault } from '../deep-linking/pick-faults.ts';
import { boxOf, type Asked, type Pick } from '../deep-linking/pick.ts';
import { isCompletion, linkChoices, type LinkChoice } from '../deep-linking/placed-part.ts';
import { html, type Html } from './html.ts';
import { icon, type IconName } from './icons.ts';
import { page } from './notice.ts';
import { choiceSettings, faultLink } from './picker-settings.ts';
import { wordsOf } from './words/index.ts';

const icons: Readonly<Record<LinkChoice, IconName>> = {
  app: 'path', meetings: 'calendar', booking: 'clock', goals: 'goal', directory: 'people', requests: 'inbox',
  'meetings-held': 'check', 'goal-set': 'goal', 'goal-achieved': 'flag',
};

export interface Picker {
  /** Answers the request, once. */
  readonly word: string;
  readonly request: Asked & { readonly courseTitle: string; readonly zone: string };
  readonly pick: Pick;
  /** What could not be taken, the first of the page first. */
  readonly faults: readonly Fault[];
  /** The teacher's, YYYY-MM-DD. */
  readonly today: string;
}

/**
 * What a course can get of the program: one choice, or several where the platform takes several, each with its settings and a
 * picture of what students will see. It needs no script; picker.js sends a form once and tells screen readers what it opens.
 */
export function pickerPage(locale: Locale, picker: Picker): Html {
  const { word, request, pick, faults } = picker;
  const { picker: words } = wordsOf[locale];
  const group = (title: string, choices: readonly LinkChoice[]): Html => html`
          <h2>${title}</h2>
          <div class="card">${choices.map((choice) => choiceField(locale, choice, picker))}</div>`;
  const [first] = faults;
  const scripts = ['frame-size.js', 'picker.js', ...(first ? ['focus.js'] : [])];
  return page(locale, words.title, scripts, html`
    <header class="bar"><span class="sign">${icon('sign')}</span><p><b>${words.title}</b> <span>${request.courseTitle}</span></p></header>
    <main class="picker">
      <div class="lead">
        <h1>${words.question}</h1>
        <p>${request.multiple ? words.several : words.lead}</p>
        ${first && html`<p class="fault" role="alert" tabindex="-1" data-focus>${icon('alert')}${faultLink(locale, first)}</p>`}
      </div>
      <form method="post" action="/lti/deep-linking" id="choose" class="picks" novalidate>
        <input type="hidden" name="word" value="${word}">
        <fieldset class="offered"><legend class="unseen">${words.question}</legend>
          ${group(words.mostCourses, ['app'])}
          ${group(words.onePart, programParts)}
          ${group(words.counts, completionKinds)}
        </fieldset>
        <section class="settings card">
          <div class="none"><h2>${words.settings}</h2><p class="soft">${words.noneYet}</p></div>
          ${linkChoices.map((choice) => (request.grades || !isCompletion(choice)) && choiceSettings(locale, choice, picker))}
          ${request.targets.length > 1 && html`<fieldset><legend>${words.opens}</legend>${linkTargets.map((target) => html`
            <label class="choice"><input type="radio" name="target" value="${target}" ${target === pick.target && html`checked`}>${words.targets[target]}</label>`)}</fieldset>`}
          <div class="actions">
            <button class="button plain" form="turn-back">${words.cancel}</button>
            <button class="button" id="add">${words.add}</button>
          </div>
          <span role="status" class="unseen" id="opened"></span>
        </section>
      </form>
      <form method="post" action="/lti/deep-linking" id="turn-back" hidden><input type="hidden" name="word" value="${word}"><input type="hidden" name="cancel" value="yes"></form>
    </main>`, ['parts.css', 'picker.css', 'picker-preview.css']);
}

function choiceField(locale: Locale, choice: LinkChoice, { request, pick: { chosen } }: Picker): Html {
  const { choices, noGrades } = wordsOf[locale].picker;
  const { title, text } = choices[choice];
  const isOff = isCompletion(choice) && !request.grades;
  const field = request.multiple ? html`type="checkbox" name="${boxOf(choice)}" value="on"` : html`type="radio" name="part" value="${choice}"`;
  return html`
            <label class="part"><input ${field} data-part="${choice}" ${chosen.includes(choice) && html`checked`}${isOff && html`disabled`}>${icon(icons[choice])}<span><b>${title}</b> <small>${isOff ? noGrades : text}</small></span></label>`;
}
