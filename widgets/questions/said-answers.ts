import { LazyView } from '../lazy-view.ts';
import type { MentorElement } from '../mentor-element.ts';
import type { Api } from '../api/operation.ts';
import { asProblem } from '../api/problem.ts';
import { listAnswers } from '../api/operations.ts';
import type { Said } from './said-view.ts';

const view = (host: MentorElement) => new LazyView(host, () => import('./said-view.ts'));

/**
 * What people said to the program's questions, as far as it is for the reader: each is read when somebody looks. Its view comes
 * with the first of them, so that a page without answers loads none of it.
 */
export class SaidAnswers {
  readonly #host: MentorElement;
  readonly #view: ReturnType<typeof view>;
  readonly #said = new Map<string, Said>();

  constructor(host: MentorElement) {
    this.#host = host;
    this.#view = view(host);
  }

  /** On a page about one person: read at once; nothing where there is nothing. */
  shown(personId: string, level: number): unknown {
    if (!this.#asksAnything) return undefined;
    this.#want(personId);
    return this.#view.module?.shownAnswers(this.#said.get(personId), { formats: this.#host.formats, level });
  }

  /** In a list: read when it is opened. */
  folded(personId: string): unknown {
    if (!this.#asksAnything) return undefined;
    this.#bring();
    return this.#view.module?.foldedAnswers(this.#said.get(personId), { formats: this.#host.formats, onOpen: () => this.#want(personId, true) });
  }

  /** They are read anew the next time. */
  forget(): void {
    this.#said.clear();
  }

  get #asksAnything(): boolean {
    return (this.#host.me?.program?.questions.length ?? 0) > 0;
  }

  #bring(): void {
    if (!this.#view.module) void this.#view.load().catch(() => undefined); // the next drawing tries again
  }

  /** @param again also where it could not be read before */
  #want(personId: string, again = false): void {
    this.#bring();
    const known = this.#said.get(personId);
    if (known !== undefined && !(again && typeof known === 'object' && 'problem' in known)) return;
    const { api } = this.#host;
    if (!api) return; // with its coming the page is drawn again
    this.#said.set(personId, 'waiting');
    void this.#read(api, personId);
  }

  async #read(api: Api, personId: string): Promise<void> {
    try {
      this.#said.set(personId, (await api.call(listAnswers, { path: { personId } })).items);
    } catch (error) {
      this.#said.set(personId, { problem: asProblem(error) });
    }
    this.#host.requestUpdate();
  }
}
