import { html, type TemplateResult } from 'lit';
import { checkbox } from '../parts/choice.ts';
import { choiceLabel } from './choice-label.ts';
import { standingOf, type DirectoryHost, type MentorPage } from './directory-host.ts';
import { text } from './directory.text.ts';
import { choicesOf, toggled, type Choice } from './filter-choices.ts';
import { text as singlesText } from './singles.text.ts';

/** The boxes to tick, each with how many it would leave. One that would leave nobody stays. */
export function facets({ facets: { topics, languages, times, marks, flash, unavailable } }: MentorPage, host: DirectoryHost): TemplateResult {
  const chosen = new Set(choicesOf(host.filters).map(idOf));
  const box = (choice: Choice, count: number) =>
    checkbox({
      label: choiceLabel(choice, host),
      count: host.formats.number(count),
      checked: chosen.has(idOf(choice)),
      onChange: () => host.look(toggled(host.filters, choice)),
    });
  const group = (legend: string, boxes: readonly TemplateResult[]) =>
    boxes.length === 0 ? html`` : html`<fieldset><legend>${legend}</legend>${boxes}</fieldset>`;
  return html`${group(text('canHelpWith'), topics.map(({ key, count }) => box({ group: 'topic', key }, count)))}
    ${group(text('languages'), languages.map(({ key, count }) => box({ group: 'language', key }, count)))}
    ${group(text('freeInYourTime'), times.map(({ key, count }) => box({ group: 'time', key }, count)))}
    ${flash === null ? '' : group(singlesText('singles'), [box({ group: 'flash', key: 'true' }, flash)])}
    ${standingOf(host) === 'look' ? '' : group(text('onlyForYou'), marks.map(({ key, count }) => box({ group: 'mark', key }, count)))}
    ${group(text('alsoShow'), [box({ group: 'unavailable', key: 'true' }, unavailable)])}`;
}

function idOf({ group, key }: Choice): string {
  return `${group}:${key}`;
}
