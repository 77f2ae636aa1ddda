import { css, html, nothing, type TemplateResult } from 'lit';
import { icon, type Icon } from './icon.ts';
import { close } from './icons.ts';
import { text } from './parts.text.ts';

interface ChipOptions {
  label: string;
  pressed: boolean;
  onPress: () => void;
  count?: number | string | undefined;
  icon?: Icon;
}

/** A filter that is on or off. */
export function chip({ label, pressed, onPress, count, icon: shape }: ChipOptions): TemplateResult {
  return html`<button class="chip" type="button" aria-pressed=${pressed ? 'true' : 'false'} @click=${onPress}>
    ${shape ? icon(shape, 16) : nothing}<span>${label}</span>${count === undefined ? nothing : html`<span class="count">${count}</span>`}
  </button>`;
}

/** A chosen filter; pressing it, or Delete, takes it away. Its owner moves the focus to the next one. */
export function removableChip({ label, onRemove }: { label: string; onRemove: (event: Event) => void }): TemplateResult {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove(event);
  };
  return html`<button class="chip chosen" type="button" aria-label=${text('remove', { name: label })} @click=${onRemove} @keydown=${onKey}>
    <span>${label}</span>${icon(close, 16)}
  </button>`;
}

export const chipStyles = css`
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    max-inline-size: 100%;
    padding: 3px 12px;
    border: 1px solid var(--_line-2);
    border-radius: 999px;
    background: var(--_surface);
    color: var(--_ink);
    font-size: 14px;
    line-height: 20px;
    text-align: start;
    cursor: pointer;
    transition: background-color var(--_quick) var(--_ease);
  }
  .chip:hover {
    background: var(--_sunken);
  }
  .chip > .count {
    color: var(--_ink-3);
  }
  .chip[aria-pressed='true'],
  .chip.chosen {
    background: var(--_accent-soft);
    border-color: var(--_accent-line);
    color: var(--_accent-ink);
    font-weight: 600;
  }
  .chip[aria-pressed='true'] > .count {
    color: inherit;
  }
  @media (pointer: coarse) {
    .chip {
      min-block-size: 40px;
    }
  }
  @media (forced-colors: active) {
    .chip[aria-pressed='true'],
    .chip.chosen {
      forced-color-adjust: none;
      padding: 1px 10px;
      border: 3px solid CanvasText;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
