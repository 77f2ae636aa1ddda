import { css, html, noChange, type ElementPart, type TemplateResult } from 'lit';
import { directive, Directive, PartType, type PartInfo } from 'lit/directive.js';
import { announceIn } from './announcer.ts';
import { keepInSight, partInSight } from './in-sight.ts';

interface DialogOptions {
  /** Unique in its shadow root. */
  id: string;
  open: boolean;
  /** A question. */
  title: unknown;
  body: unknown;
  /** Buttons with verbs, the safe one first. */
  actions: unknown;
  /** Esc, or `close()` of the native dialog. Set `open` to false. */
  onClose: () => void;
  /** 640 instead of 480 px wide, for two sides. */
  wide?: boolean;
}

/** A modal dialog on the native one: it traps the focus, Esc closes it, the focus returns to what opened it. */
export function dialog({ id, open, title, body, actions, onClose, wide = false }: DialogOptions): TemplateResult {
  return html`<dialog class="dialog ${wide ? 'wide' : ''}" id=${id} aria-labelledby="${id}-title" @close=${onClose} ${modal(open)}>
    <div class="section" role="heading" aria-level="2" id="${id}-title">${title}</div>
    <div class="dialog-body">${body}</div>
    <div class="dialog-actions">${actions}</div>
  </dialog>`;
}

class Modal extends Directive {
  #opener: Element | null = null;
  #wanted = false;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('modal() stands on the <dialog> itself');
  }

  render(open: boolean): typeof noChange {
    void open;
    return noChange;
  }

  override update({ element }: ElementPart, [open]: [boolean]): typeof noChange {
    const box = element as HTMLDialogElement;
    this.#wanted = open;
    // The dialog's content is rendered after this attribute: it is opened when it is whole.
    if (open !== box.open) queueMicrotask(() => (open ? void this.#open(box) : this.#close(box)));
    return noChange;
  }

  async #open(box: HTMLDialogElement): Promise<void> {
    if (box.open || !box.isConnected) return;
    this.#opener = (box.getRootNode() as ShadowRoot | Document).activeElement;
    if (window !== window.parent) {
      const sight = await partInSight();
      if (box.open || !box.isConnected || !this.#wanted) return;
      keepInSight(box, sight);
    }
    box.showModal();
    announceIn(box);
    box.addEventListener('close', () => this.#bringBack(), { once: true });
  }

  /** The browser gives the opener the focus back without scrolling; in a tall frame the end of the dialog may have been far below it. */
  #bringBack(): void {
    if (this.#opener?.matches(':focus')) this.#opener.scrollIntoView({ block: 'nearest' });
  }

  #close(box: HTMLDialogElement): void {
    box.close();
    if (this.#opener instanceof HTMLElement && this.#opener.isConnected) this.#opener.focus();
  }
}

const modal = directive(Modal);

export const dialogStyles = css`
  .dialog {
    inline-size: min(480px, calc(100% - 32px));
    max-block-size: calc(100% - 32px);
    padding: 24px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: 0 16px 48px rgb(var(--_shadow) / 0.18);
    overscroll-behavior: contain;
  }
  .dialog.wide {
    inline-size: min(640px, calc(100% - 32px));
  }
  .dialog[open] {
    animation: open var(--_slow) var(--_ease);
  }
  .dialog::backdrop {
    background: rgb(var(--_shadow, 30 25 15) / 0.32);
  }
  .dialog > .section {
    font-size: 17px;
    line-height: 24px;
  }
  .dialog-body {
    display: grid;
    gap: 16px;
    margin-block: 4px 16px;
    color: var(--_ink-2);
  }
  .dialog-body > .field {
    color: var(--_ink);
  }
  .dialog-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  @keyframes open {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  @media (forced-colors: active) {
    .dialog {
      border-color: CanvasText;
    }
  }
`;
