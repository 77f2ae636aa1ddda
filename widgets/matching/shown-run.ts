import { ApiTask } from '../api/api-task.ts';
import { readMatchingRun } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import type { RoomAddress } from './room-address.ts';
import type { Run } from './run-words.ts';

/** The run that the address names. It is read by itself where it is not among the newest. */
export class ShownRun {
  readonly #address: RoomAddress;
  readonly #newest: () => readonly Run[] | undefined;
  readonly #read: ApiTask<Run | undefined, [string]>;

  /** @param newest the runs that are here already; undefined before they are */
  constructor(app: AppHost, address: RoomAddress, newest: () => readonly Run[] | undefined) {
    this.#address = address;
    this.#newest = newest;
    this.#read = new ApiTask(app, {
      args: () => [newest() === undefined || this.#listed ? '' : this.id],
      load: async (api, [runId], options) => (runId === '' ? undefined : api.call(readMatchingRun, { path: { runId } }, options)),
      refreshOn: ['matching-run.'],
    });
  }

  /** '' where the last proposal is shown, whichever that is. */
  get id(): string {
    return this.#address.place.run;
  }

  get #listed(): Run | undefined {
    return this.#newest()?.find(({ id }) => id === this.id);
  }

  /** Undefined where none is named, or it is not here yet. */
  get run(): Run | undefined {
    return this.#listed ?? (this.#read.value?.id === this.id ? this.#read.value : undefined);
  }

  /** As an answer has brought it. */
  take(run: Run): void {
    if (run.id === this.id && !this.#listed) this.#read.set(run);
  }

  /** While it is not here: its shape, or why it does not come. @param gone where nobody keeps it any more */
  render(pending: Parameters<ApiTask<Run>['render']>[0]['pending'], gone: () => unknown): unknown {
    const { problem } = this.#read;
    return problem?.code === 'not-found' && !this.#read.pending ? gone() : this.#read.render({ pending, complete: pending });
  }
}
