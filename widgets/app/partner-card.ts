import { css, html, nothing, type TemplateResult } from 'lit';
import { personLine } from '../parts/avatar.ts';
import { firstName } from '../parts/times.ts';
import type { Formats } from '../text/formats.ts';
import { text } from './home.text.ts';
import type { Home } from './navigation.ts';

export type Match = Home['matches'][number];

/** Who the other one is, and what time it is there. */
export function partnerFace({ partner }: Match, formats: Formats, now: Date): TemplateResult | typeof nothing {
  if (!partner) return nothing;
  return html`<div class="partner">
    ${personLine(partner, partner.headline, 48)}
    ${partner.zone ? html`<p class="meta">${localTime({ partner }, formats, now)}</p>` : nothing}
  </div>`;
}

/** "It's 14:05 for Ben."; '' where nobody knows their clock. */
export function localTime({ partner }: Pick<Match, 'partner'>, formats: Formats, now: Date): string {
  return partner?.zone ? text('localTime', { time: formats.time(now, partner.zone), name: firstName(partner.name) }) : '';
}

export const partnerStyles = css`
  .partner {
    display: grid;
    gap: 8px;
  }
  .partner > .meta {
    padding-inline-start: 60px;
  }
`;
