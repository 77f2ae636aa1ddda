import { html, type TemplateResult } from 'lit';
import type { CallAnswer, Shape } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import { banner } from '../parts/banner.ts';
import { eye, lock, people } from '../parts/icons.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { tag } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import type { Formats } from '../text/formats.ts';
import { text } from './circles.text.ts';

export type Circle = Shape<'Circle'>;
export type Circles = CallAnswer<'listCircles'>;
export type CircleRules = Circles['rules'];

/** How a circle stands, as tags: who finds it, the reader's own part, what needs a look. */
export function circleTags(circle: Circle, rules: CircleRules, formats: Formats): TemplateResult {
  const { visibility, myRequest, myWaiting, state, seats, seatsTaken, members } = circle;
  const free = seats - seatsTaken;
  const looksAfter = members !== null;
  return html`<ul class="row">
    ${state === 'closing' ? html`<li>${tag(text('isClosing'), 'info')}</li>` : state === 'completed' || state === 'ended' ? html`<li>${tag(text('isOver'))}</li>` : html`<li>${tag(free > 0 ? text('seatsFree', { count: free }) : text('full'), free > 0 ? 'ok' : 'plain')}</li>`}
    ${visibility === 'open' ? '' : html`<li>${tag(text(visibility), 'plain', visibility === 'hidden' ? lock : eye)}</li>`}
    ${myRequest === null ? '' : html`<li>${tag(text(myRequest), 'accent')}</li>`}
    ${myWaiting === null ? '' : html`<li>${myWaiting.until === null ? tag(text('inLine', { position: myWaiting.position ?? 1 }), 'accent') : tag(text('kept', { day: formats.dayOf(myWaiting.until, 'long') }), 'accent')}</li>`}
    ${looksAfter && seatsTaken > rules.warnAbove ? html`<li>${tag(text('large', { most: rules.warnAbove }), 'warn', people)}</li>` : ''}
  </ul>`;
}

/** Why something about a circle did not work, in words that say what next. `who`: whom it was about, the mentor where nobody is named. */
export function circleProblem(problem: Problem, circle: Pick<Circle, 'mentor'> | undefined, who: string | null, { formats, retry }: { formats: Formats; retry: () => void }): TemplateResult {
  const mentor = firstName(circle?.mentor.name ?? null);
  switch (problem.code) {
    case 'circle-full':
      return banner('warn', text.rich('circleFull'));
    case 'circle-taken-out':
    case 'circle-asked-before':
      return banner('warn', comingBackWords({ takenOut: problem.code === 'circle-taken-out', askAgainAt: (problem.details['askAgainAt'] ?? null) as string | null }, formats));
    case 'limit-reached':
      return banner('warn', circle ? text.rich('mostJoined') : text.rich('mostLed'));
    case 'capacity-reached':
      return banner('warn', text.rich('theirMost', { name: firstName(who) }));
    case 'mentor-paused':
      return banner('warn', text.rich('mentorRests', { name: mentor }));
    case 'pair-not-possible':
      return banner('warn', text.rich('notPossible'));
    case 'not-enrolled':
      return banner('warn', text.rich('notMentee'));
    default:
      return problemBanner(problem, retry);
  }
}

/** What has become of a seat that somebody had, or asked for, and how they come to one again. */
export function comingBackWords({ takenOut, askAgainAt }: NonNullable<Circle['comingBack']>, formats: Formats): readonly unknown[] {
  if (askAgainAt === null) return text.rich('takenOut');
  return text.rich(takenOut ? 'takenOutUntil' : 'askedBefore', { day: formats.dayOf(askAgainAt, 'plain') });
}

/** When a circle meets next, on the reader's clock. */
export function meetsWords({ nextMeeting }: Circle, formats: Formats): string {
  if (nextMeeting === null) return text('noMeeting');
  const { date, from, to } = nextMeeting.when;
  return text('meetsAt', { day: formats.day(date, 'long'), from: formats.clock(from), to: formats.clock(to) });
}
