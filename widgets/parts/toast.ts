import { css, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { announce } from './announcer.ts';
import { text } from './parts.text.ts';

const shownMs = 8_000;

/**
 * "Goal moved to the archive. Undo": only for things that are done and can be undone. Render it at the end of the element;
 * it lies in the flow, goes after 8 seconds, and stays while it is hovered or holds the focus.
 */
export class Toast implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #shown: { words: string; undo: () => void } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#hide();
  }

  show(words: string, undo: () => void): void {
    this.#shown = { words, undo };
    announce(words);
    this.#goOn();
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#shown) return nothing;
    const { words, undo } = this.#shown;
    const onUndo = () => {
      this.#hide();
      undo();
    };
    return html`<div class="toast" @mouseenter=${this.#stay} @focusin=${this.#stay} @mouseleave=${this.#goOn} @focusout=${this.#goOn}>
      <span>${words}</span><button type="button" @click=${onUndo}>${text('undo')}</button>
    </div>`;
  }

  readonly #stay = (): void => clearTimeout(this.#timer);

  readonly #goOn = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#hide(), shownMs);
  };

  #hide(): void {
    clearTimeout(this.#timer);
    this.#shown = undefined;
    this.#host.requestUpdate();
  }
}

export const toastStyles = css`
  .toast {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: fit-content;
    max-inline-size: 100%;
    padding: 6px 8px 6px 16px;
    border-radius: var(--_radius);
    background: var(--_ink);
    color: var(--_canvas);
    box-shadow: 0 8px 28px rgb(var(--_shadow) / 0.16);
    animation: rise var(--_calm) var(--_ease);
  }
  .toast:dir(rtl) {
    padding-inline: 16px 8px;
  }
  .toast > button {
    min-block-size: 32px;
    padding-inline: 8px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 4px;
    cursor: pointer;
  }
  .toast > button:focus-visible {
    outline-color: currentColor;
    outline-offset: -2px;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  @media (forced-colors: active) {
    .toast {
      border: 1px solid CanvasText;
    }
  }
`;
