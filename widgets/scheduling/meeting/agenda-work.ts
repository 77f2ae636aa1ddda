import { ApiAction } from '../../api/api-action.ts';
import type { ApiTask } from '../../api/api-task.ts';
import type { Api, CallOptions } from '../../api/operation.ts';
import type { Problem } from '../../api/problem.ts';
import { announce } from '../../parts/announcer.ts';
import { problemSentence } from '../../parts/problem-banner.ts';
import type { SchedulingHost } from '../scheduling-host.ts';
import type { Agenda } from './agenda-words.ts';

/** What is to be done: `key` is the same for the same deed, so that trying again never does it twice. */
interface Deed {
  key: string;
  call: (api: Api, options: CallOptions) => Promise<Agenda>;
}

/** What a person does to the agenda, one after the other in the order in which they did it: five keys in a row are five moves. */
export class AgendaWork {
  readonly #task: ApiTask<Agenda | undefined, [string | undefined]>;
  readonly #action: ApiAction<Deed, Agenda>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: SchedulingHost, task: ApiTask<Agenda | undefined, [string | undefined]>) {
    this.#task = task;
    this.#action = new ApiAction(host, (api, { call }, options) => call(api, options));
  }

  get busy(): boolean {
    return this.#action.busy;
  }

  get problem(): Problem | undefined {
    return this.#action.problem;
  }

  clear(): void {
    this.#action.clear();
  }

  /**
   * Does it once what was asked for before is done; `plan` sees the agenda of then, and answers undefined where there is nothing to do.
   * Answers the agenda that came of it; a problem is said at once, and where things are not as they were shown they are read again.
   */
  do(plan: (agenda: Agenda) => Deed | undefined, { quiet = () => false }: { quiet?: (problem: Problem) => boolean } = {}): Promise<Agenda | undefined> {
    const done = this.#last.then(async () => {
      const now = this.#task.value;
      const deed = now && plan(now);
      if (!deed) return undefined;
      const made = await this.#action.run(deed);
      if (made) {
        this.#task.set(made.answer);
        return made.answer;
      }
      const { problem } = this.#action;
      if (problem && !quiet(problem)) announce(problemSentence(problem), 'assertive');
      if (problem?.code === 'moved-on' || problem?.code === 'not-found') await this.#task.refresh();
      return undefined;
    });
    this.#last = done.catch(() => undefined);
    return done;
  }
}
