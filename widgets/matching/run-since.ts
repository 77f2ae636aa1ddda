import { html, nothing, type TemplateResult } from 'lit';
import { compareMatchingRuns } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { personLine } from '../parts/avatar.ts';
import { anotherTurn } from '../parts/next-turn.ts';
import { text } from './matching.text.ts';
import type { RoomAddress } from './room-address.ts';
import { RunList } from './run-list.ts';
import { hasPairs, insteadWords, type Run } from './run-words.ts';

type Changed = CallAnswer<'compareMatchingRuns'>['changed'][number];

/** What a run changes against the one before it: in a sentence, and person by person. */
export class RunSince {
  readonly #app: AppHost;
  readonly #list: RunList<Changed, { before: string }>;
  #run: Run | undefined;
  #before = '';
  /** Whether it is not the run before, but one that was chosen. */
  #isChosen = false;
  #same = 0;

  constructor(app: AppHost, address: RoomAddress) {
    this.#app = app;
    this.#list = new RunList<Changed, { before: string }>(app, {
      row: '.changed',
      place: address.in('changes'),
      wish: () => ({ before: this.#before }),
      ask: async (api, runId, { before, ...query }, options) => {
        await anotherTurn(); // after the pairs are asked for
        const { same, changed, total } = await api.call(compareMatchingRuns, { path: { runId, otherRunId: before }, query }, options);
        this.#same = same;
        return { items: changed, total };
      },
    });
  }

  leave(): void {
    this.#list.leave();
  }

  /**
   * @param last the proposal before it, which one over the program as it is now is compared with
   * @param against the run that was chosen to compare it with; '' where none was
   */
  take(run: Run | undefined, last: Run | undefined, against: string): void {
    // Of the first one that comes, the address says on which page somebody is.
    if (this.#run && run?.id !== this.#run.id) this.#list.begin();
    this.#run = run;
    // Whoever was published is in no later run.
    this.#isChosen = against !== '';
    this.#before = against || (run?.basedOn ?? (last?.state === 'published' ? '' : (last?.id ?? '')));
    this.#list.take(run && hasPairs(run) && this.#before !== '' ? run.id : undefined);
  }

  /** Of how many people; undefined where there is no run before, or its pairs are not here yet. */
  get count(): number | undefined {
    return this.#before === '' ? undefined : this.#list.total;
  }

  render(): TemplateResult | typeof nothing {
    return this.#list.render(html``, ({ items, total }) => html`<p class="soft">${text(this.#isChosen ? 'against' : 'since', { same: this.#same, changed: total })}</p>
      ${total === 0 ? nothing : html`<ul class="card divided">${items.map((one) => html`<li class="left-out changed">${personLine(one.mentee, insteadWords(one, this.#app.formats))}</li>`)}</ul>`}`);
  }
}
