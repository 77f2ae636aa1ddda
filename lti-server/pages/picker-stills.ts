import { meetingTargets, type Locale } from '../../models/vocabulary.ts';
import { wholeNumber } from '../deep-linking/pick-faults.ts';
import type { LinkChoice } from '../deep-linking/placed-part.ts';
import { html, type Html } from './html.ts';
import type { Picker } from './picker.ts';
import { wordsOf, type Words } from './words/index.ts';

/** Everything in a still is an example: these two are nobody. */
const ben = { name: 'Ben', full: 'Ben Köhler', initials: 'BK' };
const ngozi = { full: 'Ngozi Adeyemi', initials: 'NA' };

/** What the stills are drawn with. */
interface Drawing {
  readonly words: Words;
  readonly day: (daysAhead: number) => string;
  /** What the link is called in the course. */
  readonly title: string;
  /** How many meetings are asked for. */
  readonly target: number;
}

/** A still picture of what a part shows a student: words and boxes, nothing that could be pressed. */
export function still(locale: Locale, choice: LinkChoice, { today, pick }: Picker, title: string): Html {
  const format = new Intl.DateTimeFormat(tagOf(locale), { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  const day = (daysAhead: number): string => format.format(new Date(`${Temporal.PlainDate.from(today).add({ days: daysAhead }).toString()}T00:00Z`));
  const target = wholeNumber(pick.counting['meetings-held'].meetings, meetingTargets) ?? meetingTargets.usual;
  return html`<div class="still">${draw[choice]({ words: wordsOf[locale], day, title, target })}</div>`;
}

const draw: Readonly<Record<LinkChoice, (drawing: Drawing) => Html>> = {
  app: ({ words: { picker: { choices, stills } } }) => html`
              <p class="tabs-still">${[choices.directory, choices.meetings, choices.goals].map(({ title }) => html`<span>${title}</span> `)}</p>
              <div class="step-still"><p class="small">${stills.step}</p><p class="name">${stills.stepTitle}</p><p class="soft">${stills.stepText}</p></div>`,
  meetings: ({ words: { picker: { stills } }, day }) => html`
              <p class="name">${stills.meetingWith.replace('{name}', ben.name)}</p>
              <p>${day(9)}</p>
              <p class="soft">${stills.yourTime.replace('{time}', '17:00')}, ${stills.theirTime.replace('{time}', '21:00').replace('{name}', ben.name)}</p>`,
  booking: ({ words: { picker: { stills } }, day }) => html`
              ${[[8, '16:00', '17:00', '18:00'], [9, '09:00', '17:00']].map(([ahead, ...times]) => html`
              <p class="name">${day(Number(ahead))}</p><p class="slots">${times.map((time) => html`<span>${time}</span> `)}</p>`)}
              <p class="soft">${stills.yourTime.replace('{time} ', '')}</p>`,
  goals: ({ words: { picker: { stills } } }) => html`
              ${counted(stills.goal, stills, 3, 5)}
              <p class="soft">${stills.goalNext}</p>`,
  directory: ({ words: { picker: { stills } } }) => html`
              ${[{ ...ben, does: stills.benDoes }, { ...ngozi, does: stills.ngoziDoes }].map(({ full, initials, does }) => html`
              <div class="person"><span class="face" aria-hidden="true">${initials}</span><p><span class="name" dir="auto">${full}</span> <span class="soft">${does}</span></p></div>`)}`,
  requests: ({ words: { picker: { stills } }, day }) => html`
              <div class="person"><span class="face" aria-hidden="true">${ben.initials}</span><p><span class="name">${stills.asked.replace('{name}', ben.name)}</span> <span class="soft">${stills.answer.replace('{day}', day(10))}</span></p></div>`,
  'meetings-held': ({ words: { picker: { stills } }, day, title, target }) => html`
              ${counted(title, stills, 1, target)}
              <p class="soft">${stills.next.replace('{when}', `${day(9)}, ${stills.yourTime.replace('{time}', '17:00')}`)}</p>`,
  'goal-set': ({ words: { picker: { stills } }, title }) => counted(title, stills, 0, 1),
  'goal-achieved': ({ words: { picker: { stills } }, title }) => html`
              ${counted(title, stills, 0, 1)}
              <p class="soft">${stills.goalNext}</p>`,
};

/** A title with how far it is, in words and as a bar. */
function counted(title: string, { of }: Words['picker']['stills'], done: number, total: number): Html {
  const shown = Math.min(done, total);
  return html`<p class="counted"><span class="name" dir="auto">${title}</span> <span class="soft">${of.replace('{done}', String(shown)).replace('{total}', String(total))}</span></p>
              <progress max="${total}" value="${shown}" aria-hidden="true"></progress>`;
}

/** Day first in English, and the digits of the rest of the page in Arabic. */
function tagOf(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale === 'ar' ? 'ar-u-nu-latn' : locale;
}
