import { css, html, nothing, type TemplateResult } from 'lit';
import { icon, type Icon } from './icon.ts';
import { more } from './icons.ts';

export interface MenuItem {
  label: string;
  icon?: Icon;
  /** Something is lost by it. */
  danger?: boolean;
  onChoose: () => void;
}

/**
 * A button with a menu on a native popover: Esc or a press elsewhere closes it, arrow keys, Home and End walk it, the focus
 * returns to the button. `id` is unique in its shadow root; `look` is what the button shows instead of three dots.
 */
export function menu({ id, label, items, look }: { id: string; label: string; items: readonly MenuItem[]; look?: TemplateResult }): TemplateResult {
  return html`<span class="menu">
    <button class="icon-button" type="button" aria-label=${look ? nothing : label} aria-haspopup="menu" popovertarget=${id}>
      ${look ? html`<span class="for-screen-readers">${label}</span>${look}` : icon(more)}
    </button>
    <div class="menu-items" id=${id} popover role="menu" aria-label=${label} @toggle=${onToggle} @keydown=${onKey}>
      ${items.map(
        (item) => html`<button class=${item.danger ? 'danger' : nothing} type="button" role="menuitem" tabindex="-1" @click=${(event: Event) => choose(event, item)}>
          ${item.icon ? icon(item.icon, 16) : nothing}<span>${item.label}</span>
        </button>`,
      )}
    </div>
  </span>`;
}

function choose(event: Event, item: MenuItem): void {
  (event.currentTarget as HTMLElement).closest<HTMLElement>('[popover]')?.hidePopover();
  item.onChoose();
}

function onToggle(event: ToggleEvent): void {
  const box = event.currentTarget as HTMLElement;
  const button = box.previousElementSibling as HTMLElement;
  const inside = (box.getRootNode() as ShadowRoot | Document).activeElement;
  if (event.newState !== 'open') {
    // What was chosen may have moved the focus already, as by opening a dialog.
    if (!inside || inside === document.body || box.contains(inside)) button.focus();
    return;
  }
  const at = button.getBoundingClientRect();
  const start = getComputedStyle(box).direction === 'rtl' ? at.left : at.right - box.offsetWidth;
  const below = at.bottom + 4 + box.offsetHeight <= window.innerHeight || at.top < box.offsetHeight;
  box.style.setProperty('left', `${Math.max(8, Math.min(start, document.documentElement.clientWidth - box.offsetWidth - 8)) + window.scrollX}px`);
  box.style.setProperty('top', `${(below ? at.bottom + 4 : at.top - box.offsetHeight - 4) + window.scrollY}px`);
  box.querySelector<HTMLElement>('[role=menuitem]')?.focus();
}

function onKey(event: KeyboardEvent): void {
  const items = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.indexOf(event.target as HTMLElement);
  const next = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Tab') (event.currentTarget as HTMLElement).hidePopover();
  if (next === undefined) return;
  event.preventDefault();
  items[next]?.focus();
}

export const menuStyles = css`
  .menu {
    display: inline-flex;
  }
  .menu-items {
    position: absolute;
    inset: auto;
    margin: 0;
    min-inline-size: 180px;
    max-inline-size: calc(100vw - 16px);
    padding: 4px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: 0 8px 28px rgb(var(--_shadow) / 0.16);
  }
  .menu-items > button {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 40px;
    padding: 4px 12px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .menu-items > button:is(:hover, :focus-visible) {
    background: var(--_sunken);
  }
  .menu-items > button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .menu-items > .danger {
    color: var(--_danger-ink);
  }
`;
