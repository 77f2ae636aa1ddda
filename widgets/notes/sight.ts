import { html, type TemplateResult } from 'lit';
import type { GoalVisibility } from '../../models/vocabulary.ts';
import { icon } from '../parts/icon.ts';
import { visibilityIcons, whoCanSeeWords } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import { text as circleText } from '../workspace/circle.text.ts';
import type { PairPlace } from '../workspace/pair-part.ts';

/** Who sees a note, in words: "Only you", "You and Ben", "Everyone in Women in data" ... */
export function sightWords({ circle, partner }: PairPlace, visibility: GoalVisibility): string {
  if (!circle || visibility === 'private') return whoCanSeeWords({ visibility, partner: firstName(partner?.name ?? null) });
  return circleText(visibility === 'match' ? 'everyone' : 'everyoneAndCoordinators', { circle: circle.title });
}

/** The same as a badge. */
export function sight(place: PairPlace, visibility: GoalVisibility): TemplateResult {
  return html`<span class="who">${icon(visibilityIcons[visibility], 16)}<span dir="auto">${sightWords(place, visibility)}</span></span>`;
}
