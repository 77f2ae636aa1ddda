import { css, html, nothing, type TemplateResult } from 'lit';
import { icon, type Icon } from './icon.ts';
import { alert, clock, done, info } from './icons.ts';

export type BannerKind = 'ok' | 'warn' | 'danger' | 'info';

/** Stays in the flow, at the place it speaks of. It is silent: whoever shows it announces it. */
export function banner(kind: BannerKind, words: unknown, { shape = shapes[kind], action }: { shape?: Icon; action?: TemplateResult | typeof nothing } = {}): TemplateResult {
  return html`<div class="banner ${kind}">${icon(shape)}<p>${words}</p>${action ?? nothing}</div>`;
}

const shapes: Readonly<Record<BannerKind, Icon>> = { ok: done, warn: clock, danger: alert, info };

export const bannerStyles = css`
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    column-gap: 12px;
    padding: 6px 16px;
    border-radius: var(--_radius);
    background: var(--_info-soft);
    color: var(--_ink);
  }
  .banner > .icon {
    margin-block: 6px;
    color: var(--_info-ink);
  }
  .banner > p {
    flex: 1 1 200px;
    max-inline-size: 68ch;
    padding-block: 6px;
  }
  .banner.ok {
    background: var(--_ok-soft);
  }
  .banner.ok > .icon {
    color: var(--_ok-ink);
  }
  .banner.warn {
    background: var(--_warn-soft);
  }
  .banner.warn > .icon {
    color: var(--_warn-ink);
  }
  .banner.danger {
    background: var(--_danger-soft);
  }
  .banner.danger > .icon {
    color: var(--_danger-ink);
  }
  @media (forced-colors: active) {
    .banner {
      border: 1px solid CanvasText;
    }
    .banner > .icon {
      color: CanvasText;
    }
  }
`;
