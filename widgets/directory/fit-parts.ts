import { css, html, nothing, type TemplateResult } from 'lit';
import type { FitPart, MentorProfile } from './directory-host.ts';
import { text } from './directory.text.ts';
import { fitBar, shownScore } from './fit-bar.ts';
import { partTitle, reasonWords, type Reader } from './mentor-words.ts';
import { againstOf, reasonsOf } from './reasons.ts';

/** Every part of a fit with its points, its reason, or who has not said what it is about; and what a fit means. */
export function fitParts({ fit, name, times }: MentorProfile, reader: Reader): TemplateResult | typeof nothing {
  if (!fit) return nothing;
  const words = (part: FitPart): string[] => {
    const { missing } = part;
    if (missing.length > 0) return missing.map((by) => reasonWords({ kind: 'not-said', by, parts: [part] }, { name }, reader));
    return [...reasonsOf(part, times), ...againstOf(part)].map((reason) => reasonWords(reason, { name }, reader));
  };
  return html`${fitBar(fit)}
    <ul class="fit-parts">
      ${fit.parts.map((part) => html`<li>
        <div class="row between"><span class="label">${partTitle(part, reader)}</span><span>${text('pointsOf', { points: shownScore(part.points), most: shownScore(part.most) })}</span></div>
        ${words(part).map((line) => html`<p class="soft">${line}</p>`)}
      </li>`)}
    </ul>
    <p class="meta">${text('fitMeaning')}</p>`;
}

export const fitPartsStyles = css`
  .fit-parts {
    display: grid;
    gap: 12px;
  }
`;
