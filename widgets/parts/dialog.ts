import { css, html, noChange, type ElementPart, type TemplateResult } from 'lit';
import { directive, Directive, PartType, type PartInfo } from 'lit/directive.js';
import { announceIn } from './announcer.ts';

interface DialogOptions {
  /** Unique in its shadow root. */
  id: string;
  open: boolean;
  /** A question. */
  title: string;
  body: unknown;
  /** Buttons with verbs, the safe one first. */
  actions: unknown;
  /** Esc, or `close()` of the native dialog. Set `open` to false. */
  onClose: () => void;
  /** 640 instead of 480 px wide, for two sides. */
  wide?: boolean;
}

/** What stays free above and below a dialog (pixels). */
const edge = 16;

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
    // The dialog's content is rendered after this attribute: it is opened when it is whole.
    if (open !== box.open) queueMicrotask(() => (open ? this.#open(box) : this.#close(box)));
    return noChange;
  }

  #open(box: HTMLDialogElement): void {
    if (box.open || !box.isConnected) return;
    this.#opener = (box.getRootNode() as ShadowRoot | Document).activeElement;
    box.showModal();
    announceIn(box);
    box.addEventListener('close', () => this.#bringBack(), { once: true });
    if (window !== window.parent) keepInSight(box, this.#opener?.getBoundingClientRect().top ?? 0);
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

/**
 * An iframe as high as its content has no middle that anybody sees: the dialog opens at the height of the click. The frame
 * shrinks with what lies behind the dialog, and the dialog grows with its own content: it moves up so that its end can be reached.
 */
function keepInSight(box: HTMLDialogElement, clickedAt: number): void {
  const place = (): void => {
    if (!box.isConnected) return stop();
    const lowest = Math.max(edge, window.innerHeight - box.offsetHeight - edge);
    box.style.setProperty('margin-block-start', `${Math.min(lowest, Math.max(edge, clickedAt - 80))}px`);
  };
  const resized = new ResizeObserver(place);
  const stop = (): void => {
    resized.disconnect();
    window.removeEventListener('resize', place);
  };
  resized.observe(box);
  window.addEventListener('resize', place);
  box.addEventListener('close', stop, { once: true });
  place();
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
