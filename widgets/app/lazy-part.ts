import { nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { asProblem, type Problem } from '../api/problem.ts';
import { LazyView } from '../lazy-view.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import type { AppHost } from './app-host.ts';

interface Part {
  render(): TemplateResult | typeof nothing;
}

/** A part of a screen that comes by itself: nothing until it is there, and where it does not come that is said, with the way to try again. */
export class LazyPart<Module extends { styles: CSSResultGroup }, Made extends Part> {
  readonly #app: AppHost;
  readonly #view: LazyView<Module>;
  readonly #make: (module: Module) => Made;
  #problem: Problem | undefined;
  /** There once its code is. */
  part: Made | undefined;

  constructor(app: AppHost, load: () => Promise<Module>, make: (module: Module) => Made) {
    this.#app = app;
    this.#view = new LazyView(app, load);
    this.#make = make;
  }

  render(): TemplateResult | typeof nothing {
    return this.#problem ? problemBanner(this.#problem, () => void this.bring()) : (this.part?.render() ?? nothing);
  }

  async bring(): Promise<void> {
    this.#problem = undefined;
    this.#app.requestUpdate();
    try {
      const module = await this.#view.load();
      this.part ??= this.#make(module);
    } catch (error) {
      this.#problem = asProblem(error);
    }
    this.#app.requestUpdate();
  }
}
