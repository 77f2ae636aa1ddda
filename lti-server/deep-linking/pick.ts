import type { LinkRequest } from '../../models/tenants/link-requests.ts';
import { completionKinds, gradePoints, meetingTargets, type CompletionKind, type LinkTarget } from '../../models/vocabulary.ts';
import { readForm } from '../launch/form.ts';
import { invalid } from '../launch/refused.ts';
import { isCompletion, linkChoices, type LinkChoice } from './placed-part.ts';

/** What the form depends on. */
export interface Asked {
  readonly multiple: LinkRequest['multiple'];
  readonly targets: LinkRequest['targets'];
  readonly grades: LinkRequest['grades'];
}

/** What a teacher chose in the picker, as it was written. */
export interface Pick {
  readonly chosen: readonly LinkChoice[];
  /** A missing or empty one is the choice's own name. */
  readonly titles: Readonly<Partial<Record<LinkChoice, string>>>;
  readonly counting: Readonly<Record<CompletionKind, WrittenCounting>>;
  /** undefined where the platform does not let a tool say it. */
  readonly target: LinkTarget | undefined;
}

/** How a choice counts. */
export interface WrittenCounting {
  readonly points: string;
  /** YYYY-MM-DD; '' for no day. */
  readonly due: string;
  readonly meetings: string;
  readonly partial: boolean;
}

/** Names of the form's fields. One choice is one group of radio buttons; of several each is a box of its own. */
export const titleField = (choice: LinkChoice) => `title-${choice}` as const;
export const boxOf = (choice: LinkChoice) => `part-${choice}` as const;
export const countingField = (name: keyof WrittenCounting, kind: CompletionKind) => `${name}-${kind}` as const;
const countingNames = ['points', 'due', 'meetings', 'partial'] as const;
const fields = ['part', 'target', ...linkChoices.map(boxOf), ...linkChoices.map(titleField), ...completionKinds.flatMap((kind) => countingNames.map((name) => countingField(name, kind)))] as const;

const usually: WrittenCounting = { points: String(gradePoints.usual), due: '', meetings: String(meetingTargets.usual), partial: false };

/** The picker as it opens: where one is chosen, the whole program, which most courses use; inside the course page. */
export function nothingChosenYet({ multiple, targets }: Asked): Pick {
  return { chosen: multiple ? [] : ['app'], titles: {}, counting: ofEach(() => usually), target: targets[0] };
}

/** Reads the picker's form. Throws Refused for what its page cannot have sent, such as a choice that counts where the platform takes no grades. */
export function readPick(source: unknown, { multiple, targets, grades }: Asked): Pick {
  const form = readForm(source, fields);
  const named = linkChoices.filter((choice) => (multiple ? form[boxOf(choice)] !== undefined : form.part === choice));
  const target = targets.find((one) => one === form.target) ?? targets[0];
  if ((!multiple && form.part !== undefined && named.length === 0) || (form.target !== undefined && form.target !== target)) throw invalid('form');
  if (!grades && named.some(isCompletion)) throw invalid('form');
  return {
    chosen: named,
    titles: Object.fromEntries(linkChoices.map((choice) => [choice, form[titleField(choice)]?.toWellFormed().replaceAll(/\p{Cc}+/gu, ' ').trim() ?? ''])),
    counting: ofEach((kind) => ({
      points: form[countingField('points', kind)]?.trim() ?? '',
      due: form[countingField('due', kind)]?.trim() ?? '',
      meetings: form[countingField('meetings', kind)]?.trim() ?? '',
      partial: form[countingField('partial', kind)] !== undefined,
    })),
    target,
  };
}

function ofEach(make: (kind: CompletionKind) => WrittenCounting): Record<CompletionKind, WrittenCounting> {
  return Object.fromEntries(completionKinds.map((kind) => [kind, make(kind)])) as Record<CompletionKind, WrittenCounting>;
}
