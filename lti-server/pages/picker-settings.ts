import { gradePoints, limits, meetingTargets, type CompletionKind, type Locale } from '../../models/vocabulary.ts';
import { titleOf } from '../deep-linking/links.ts';
import type { Fault, PickFault } from '../deep-linking/pick-faults.ts';
import { countingField, titleField } from '../deep-linking/pick.ts';
import { isCompletion, type LinkChoice } from '../deep-linking/placed-part.ts';
import { html, type Html } from './html.ts';
import { icon } from './icons.ts';
import { still } from './picker-stills.ts';
import type { Picker } from './picker.ts';
import { wordsOf } from './words/index.ts';

/** What is set for one choice, what students will see of it, and who sees what. Shown while it is ticked (picker.css); only then it is read. */
export function choiceSettings(locale: Locale, choice: LinkChoice, picker: Picker): Html {
  const { picker: words } = wordsOf[locale];
  const title = titleOf(picker.pick, choice, locale);
  return html`
          <fieldset class="setting" data-settings="${choice}"><legend><h2>${words.choices[choice].title}</h2></legend>
            ${field(locale, choice, picker, 'title-too-long', { name: titleField(choice), label: words.titleInCourse, value: title, more: html`maxlength="${limits.linkTitle}" dir="auto"` })}
            ${isCompletion(choice) && countingFields(locale, choice, picker)}
            <figure><figcaption>${words.studentsSee}</figcaption>${still(locale, choice, picker, title)}</figure>
            <p class="who">${icon('eye')}<span>${isCompletion(choice) ? words.notes.graded : words.notes.own}</span></p>
          </fieldset>`;
}

function countingFields(locale: Locale, kind: CompletionKind, picker: Picker): Html {
  const { picker: words } = wordsOf[locale];
  const { points, due, meetings, partial } = picker.pick.counting[kind];
  const name = (of: 'points' | 'due' | 'meetings' | 'partial') => countingField(of, kind);
  return html`
            <div class="two">
              ${field(locale, kind, picker, 'points', { name: name('points'), label: words.points, value: points, more: html`type="number" inputmode="numeric" min="${gradePoints.least}" max="${gradePoints.most}"` })}
              ${field(locale, kind, picker, 'due', { name: name('due'), label: words.due, optional: `${words.optional} · ${picker.request.zone}`, value: due, more: html`type="date" min="${picker.today}"` })}
            </div>
            ${kind === 'meetings-held' && field(locale, kind, picker, 'meetings', { name: name('meetings'), label: words.meetings, value: meetings, more: html`type="number" inputmode="numeric" min="${meetingTargets.least}" max="${meetingTargets.most}"` })}
            <h3>${words.whatCounts}</h3>
            <p class="soft">${words.counting[kind]}</p>
            ${kind === 'meetings-held' && html`<label class="choice"><input type="checkbox" name="${name('partial')}" value="yes" ${partial && html`checked`}>${words.partial}</label>`}`;
}

interface Field {
  readonly name: string;
  readonly label: string;
  /** The word that says that it may stay empty. */
  readonly optional?: string;
  readonly value: string;
  /** Its further attributes. */
  readonly more: Html;
}

/** A field with its label, and below it what is wrong with what was written. */
function field(locale: Locale, choice: LinkChoice, { faults }: Picker, fault: PickFault, { name, label, optional, value, more }: Field): Html {
  const found = faults.find((one) => one.choice === choice && one.fault === fault);
  return html`
              <div class="field"><label for="${name}">${label}${optional !== undefined && html` <span class="optional">${optional}</span>`}</label>
                <input id="${name}" name="${name}" value="${value}" autocomplete="off" ${more} ${found && html`aria-invalid="true" aria-describedby="${name}-fault"`}>
                ${found && html`<p class="error" id="${name}-fault">${icon('alert')}<span>${faultText(locale, found)}</span></p>`}</div>`;
}

/** What was wrong, as the way to the field where it can be mended. */
export function faultLink(locale: Locale, fault: Fault): Html {
  const name = fieldOf(fault);
  return name === null ? html`<span>${faultText(locale, fault)}</span>` : html`<a href="#${name}">${faultText(locale, fault)}</a>`;
}

function fieldOf({ choice, fault }: Fault): string | null {
  if (choice === null || fault === 'nothing-chosen') return null;
  if (fault === 'title-too-long') return titleField(choice);
  return isCompletion(choice) ? countingField(fault, choice) : null;
}

/** What was wrong, and the fix. */
function faultText(locale: Locale, { fault }: Fault): string {
  const number = new Intl.NumberFormat(locale === 'ar' ? 'ar-u-nu-latn' : locale);
  return wordsOf[locale].picker.faults[fault]
    .replace('{most}', number.format(limits.linkTitle))
    .replace('{mostPoints}', number.format(gradePoints.most))
    .replace('{mostMeetings}', number.format(meetingTargets.most));
}
