import { css, html, nothing, type TemplateResult } from 'lit';
import type { GoalVisibility } from '../../models/vocabulary.ts';
import { icon, type Icon } from './icon.ts';
import { eye, globe, lock, people } from './icons.ts';
import { text } from './parts.text.ts';

export type TagKind = 'plain' | 'ok' | 'warn' | 'danger' | 'info' | 'accent';

/** A state in words, with an icon where it carries weight: nothing is said by colour alone. */
export function tag(words: unknown, kind: TagKind = 'plain', shape?: Icon): TemplateResult {
  return html`<span class="tag ${kind}">${shape ? icon(shape, 16) : nothing}<span>${words}</span></span>`;
}

/** Everything that a person writes says who can see it; `program` is what everybody sees. */
export type Visibility = GoalVisibility | 'program';

interface WhoCanSee {
  visibility: Visibility;
  /** First name of the other one in the pair; null where there is none yet. */
  partner: string | null;
  /** First name of the owner where the reader is not the owner and `private` is shown in a history. */
  owner?: string | undefined;
}

/** The words of the badge, for announcements and choices too. */
export function whoCanSeeWords({ visibility, partner, owner }: WhoCanSee): string {
  if (visibility === 'private') return owner ? text('onlyName', { name: owner }) : text('onlyYou');
  if (visibility === 'program') return text('everyone');
  if (visibility === 'match') return partner ? text('youAnd', { name: partner }) : text('youAndPartner');
  return partner ? text('youAndCoordinators', { name: partner }) : text('youPartnerAndCoordinators');
}

/** The badge "Only you", "You and Ben" ... */
export function whoCanSee(who: WhoCanSee): TemplateResult {
  return html`<span class="who">${icon(visibilityIcons[who.visibility], 16)}<span>${whoCanSeeWords(who)}</span></span>`;
}

export const visibilityIcons: Readonly<Record<Visibility, Icon>> = { private: lock, match: people, 'match-and-coordinators': eye, program: globe };

export const tagStyles = css`
  .tag,
  .who {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: 13px;
    line-height: 20px;
    vertical-align: top;
  }
  .tag {
    padding: 2px 8px;
    border-radius: var(--_radius-tag);
    background: var(--_sunken);
    color: var(--_ink-2);
  }
  .who {
    color: var(--_ink-2);
  }
  .tag.ok {
    background: var(--_ok-soft);
    color: var(--_ok-ink);
  }
  .tag.warn {
    background: var(--_warn-soft);
    color: var(--_warn-ink);
  }
  .tag.danger {
    background: var(--_danger-soft);
    color: var(--_danger-ink);
  }
  .tag.info {
    background: var(--_info-soft);
    color: var(--_info-ink);
  }
  .tag.accent {
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }
  @media (forced-colors: active) {
    .tag {
      border: 1px solid CanvasText;
    }
  }
`;
