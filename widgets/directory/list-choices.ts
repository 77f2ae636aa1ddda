import { nothing, type TemplateResult } from 'lit';
import { LazyView } from '../lazy-view.ts';
import type * as choiceList from '../requests/choice-list.ts';
import type { Choosing } from '../requests/choosing.ts';
import { standingOf, type DirectoryHost, type MentorCard, type MentorPage } from './directory-host.ts';
import type { CardChoices } from './mentor-card.ts';

/** The choices as the list of mentors shows them: on each card, and in the tray below. They come after the list, for whoever may ask. */
export class ListChoices implements CardChoices {
  readonly #host: DirectoryHost;
  readonly #view: LazyView<typeof choiceList>;
  #seen: string | undefined;

  constructor(host: DirectoryHost) {
    this.#host = host;
    this.#view = new LazyView(host, () => import('../requests/choice-list.ts'));
  }

  /** Looks again for the choices when the list shows other requests than before. */
  follow(page: MentorPage): void {
    if (standingOf(this.#host) !== 'ask') return;
    const requests = JSON.stringify(page.items.map(({ request }) => request).filter((request) => request !== null));
    if (requests === this.#seen) return;
    this.#seen = requests;
    void this.#load().then((choosing) => choosing.open()).catch(() => undefined); // the cards go on without; choosing tries again
  }

  placeOf(mentorId: string): number | undefined {
    return this.#view.module?.choosingOf(this.#host).placeOf(mentorId);
  }

  /** Puts a mentor at the end; where there is no room left, their page asks whom to replace. */
  async choose(mentor: MentorCard): Promise<void> {
    const host = this.#host;
    const choosing = await this.#load();
    await choosing.opened;
    if (choosing.isFull || choosing.waiting) return host.open(mentor.id, { ask: true });
    await choosing.add({ id: mentor.id, name: mentor.name, fit: mentor.fit?.score ?? null });
    host.focusOn(`#chosen-${mentor.id}`);
  }

  tray(): TemplateResult | typeof nothing {
    const host = this.#host;
    const { module } = this.#view;
    return module && standingOf(host) === 'ask' ? module.choiceTray(module.choosingOf(host), host, (mentorId) => host.open(mentorId, { ask: true })) : nothing;
  }

  async #load(): Promise<Choosing> {
    return (await this.#view.load()).choosingOf(this.#host);
  }
}
