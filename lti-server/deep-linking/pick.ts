import type { LinkRequest } from '../../models/tenants/link-requests.ts';
import { limits, type LinkTarget, type Locale } from '../../models/vocabulary.ts';
import { readForm } from '../launch/form.ts';
import { invalid } from '../launch/refused.ts';
import { wordsOf } from '../pages/words/index.ts';
import { linkChoices, type LinkChoice } from './placed-part.ts';

/** What a teacher chose in the picker. */
export interface Pick {
  readonly chosen: readonly LinkChoice[];
  /** As it was written; a missing or empty one is the part's own name. */
  readonly titles: Readonly<Partial<Record<LinkChoice, string>>>;
  /** undefined where the platform does not let a tool say it. */
  readonly target: LinkTarget | undefined;
}
export type PickFault = 'nothing-chosen' | 'title-too-long';

/** Names of the form's fields. One choice is one group of radio buttons; of several each is a box of its own. */
export const titleField = (choice: LinkChoice) => `title-${choice}` as const;
export const boxOf = (choice: LinkChoice) => `part-${choice}` as const;
const fields = ['part', 'target', ...linkChoices.map(boxOf), ...linkChoices.map(titleField)] as const;

/** The picker as it opens: where one is chosen, the whole program, which most courses use; inside the course page. */
export function nothingChosenYet({ multiple, targets }: LinkRequest): Pick {
  return { chosen: multiple ? [] : ['app'], titles: {}, target: targets[0] };
}

/** Reads the picker's form. Throws Refused for what its page cannot have sent. */
export function readPick(source: unknown, { multiple, targets }: LinkRequest): Pick {
  const form = readForm(source, fields);
  const named = linkChoices.filter((choice) => (multiple ? form[boxOf(choice)] !== undefined : form.part === choice));
  const target = targets.find((one) => one === form.target) ?? targets[0];
  if ((!multiple && form.part !== undefined && named.length === 0) || (form.target !== undefined && form.target !== target)) throw invalid('form');
  return {
    chosen: named,
    titles: Object.fromEntries(linkChoices.map((choice) => [choice, form[titleField(choice)]?.toWellFormed().replaceAll(/\p{Cc}+/gu, ' ').trim() ?? ''])),
    target,
  };
}

export function faultOf({ chosen, titles }: Pick): PickFault | null {
  if (chosen.length === 0) return 'nothing-chosen';
  return chosen.some((choice) => (titles[choice] ?? '').length > limits.linkTitle) ? 'title-too-long' : null;
}

/** What the link is called in the course: the whole program as the tool itself, unless the teacher wrote something else. */
export function titleOf({ titles }: Pick, choice: LinkChoice, locale: Locale): string {
  const words = wordsOf[locale];
  return titles[choice] || (choice === 'app' ? words.product : words.picker.choices[choice].title);
}
