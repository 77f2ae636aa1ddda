import { gradePoints, meetingTargets, type Completion, type CompletionKind, type Locale } from '../../models/vocabulary.ts';
import { wordsOf } from '../pages/words/index.ts';
import type { Column, PlacedLink } from '../platform/link-response.ts';
import { wholeNumber } from './pick-faults.ts';
import type { Pick } from './pick.ts';
import { columnResourceId, columnTag, customOfCompletion } from './placed-completion.ts';
import { customOf, isCompletion, type LinkChoice } from './placed-part.ts';

/** What a platform is to put into the course for a choice in which there is no fault. `zone` is the one in which a due day ends. */
export function linksOf(pick: Pick, { url, locale, zone }: { readonly url: string; readonly locale: Locale; readonly zone: string }): PlacedLink[] {
  return pick.chosen.map((choice) => {
    const title = titleOf(pick, choice, locale);
    const link = { url, title, target: pick.target };
    if (!isCompletion(choice)) return { ...link, custom: customOf(choice) };
    const completion = completionOf(pick, choice);
    return { ...link, custom: { ...customOf(choice), ...customOfCompletion(completion) }, column: columnOf(pick, completion, title, zone) };
  });
}

/** What the link is called in the course: the whole program as the tool itself, one that counts as what is to be done, unless the teacher wrote something else. */
export function titleOf({ titles }: Pick, choice: LinkChoice, locale: Locale): string {
  const { product, picker } = wordsOf[locale];
  if (isCompletion(choice)) return titles[choice] || picker.titles[choice];
  return titles[choice] || (choice === 'app' ? product : picker.choices[choice].title);
}

function completionOf({ counting }: Pick, kind: CompletionKind): Completion {
  const { meetings, partial } = counting[kind];
  const target = kind === 'meetings-held' ? (wholeNumber(meetings, meetingTargets) ?? meetingTargets.usual) : 1;
  return { kind, target, partial: partial && target > 1 };
}

function columnOf({ counting }: Pick, completion: Completion, label: string, zone: string): Column {
  const { points, due } = counting[completion.kind];
  return {
    label,
    points: wholeNumber(points, gradePoints) ?? gradePoints.usual,
    resourceId: columnResourceId,
    tag: columnTag(completion),
    endsAt: due === '' ? null : lastMinuteOf(due, zone),
  };
}

/** A day is over with its last minute; where the clocks skip that, with the minute that they show instead. */
function lastMinuteOf(day: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '23:59' }).epochMilliseconds);
}
