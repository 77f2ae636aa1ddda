import { ReactiveElement, type CSSResultGroup, type LitElement } from 'lit';
import { wordsArriving } from './text/locale.ts';

/** What a view module exports besides its render functions: its own styles, those of its parts included. */
interface ViewModule {
  styles: CSSResultGroup;
}

/**
 * A part of an element that is loaded when it is wanted: forms, details, dialogs, or the whole view while its data are on their way.
 *
 *     readonly #view = new LazyView(this, () => import('./goal-view.ts'));
 *     load: async (api, _args, options) => (await Promise.all([api.call(listGoals, {}, options), this.#view.load()]))[0]
 *     complete: (goals) => this.#view.module?.goalList(goals)
 */
export class LazyView<Module extends ViewModule> {
  readonly #host: LitElement;
  readonly #import: () => Promise<Module>;
  readonly #over: CSSResultGroup | undefined;
  #loading: Promise<Module> | undefined;
  /** There once it is loaded and its styles are adopted. */
  module: Module | undefined;

  /** @param options.over its styles go right over these and under all others, whenever they come; over all others where absent */
  constructor(host: LitElement, load: () => Promise<Module>, { over }: { over?: CSSResultGroup } = {}) {
    this.#host = host;
    this.#import = load;
    this.#over = over;
  }

  /** Loads it with its words, once; a load that failed may be tried again. */
  async load(): Promise<Module> {
    this.#loading ??= this.#import();
    try {
      const module = await this.#loading;
      await wordsArriving();
      if (!this.module) {
        this.#adopt(module.styles);
        this.module = module;
        this.#host.requestUpdate(); // once: whoever asks with every drawing is not drawn for ever
        // What is made of it comes in a turn of its own: its code and its look are work enough for one.
        await new Promise((turn) => setTimeout(turn));
      }
      return module;
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
  }

  #adopt(styles: CSSResultGroup): void {
    const root = this.#host.shadowRoot;
    if (!root) return;
    const present = root.adoptedStyleSheets;
    const under = this.#over ? FlatStyles.sheetsOf(this.#over).filter((sheet) => present.includes(sheet)) : present;
    root.adoptedStyleSheets = [...new Set([...under, ...FlatStyles.sheetsOf(styles).filter((sheet) => !present.includes(sheet)), ...present])];
  }
}

/** Lit's own way of flattening nested style lists. */
class FlatStyles extends ReactiveElement {
  static sheetsOf(styles: CSSResultGroup): CSSStyleSheet[] {
    return this.finalizeStyles(styles).flatMap((style) => (style instanceof CSSStyleSheet ? style : (style.styleSheet ?? [])));
  }
}
