import { html, nothing, type TemplateResult } from 'lit';
import { asProblem, type Problem } from '../../api/problem.ts';
import { LazyView } from '../../lazy-view.ts';
import { problemBanner } from '../../parts/problem-banner.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import type * as DialogModule from './attendance-dialog.ts';

/** Asks a circle's mentor who came; the dialog is loaded when it is first wanted. */
export class WhoCame {
  readonly #host: SchedulingHost;
  readonly #onMarked: (meetingId: string) => void;
  readonly #view: LazyView<typeof DialogModule>;
  #dialog: DialogModule.AttendanceDialog | undefined;
  /** Why it could not be loaded, and for which meeting it was wanted. */
  #failed: { problem: Problem; meeting: Meeting } | undefined;

  constructor(host: SchedulingHost, onMarked: (meetingId: string) => void) {
    this.#host = host;
    this.#onMarked = onMarked;
    this.#view = new LazyView(host, () => import('./attendance-dialog.ts'));
  }

  async ask(meeting: Meeting): Promise<void> {
    this.#failed = undefined;
    try {
      const { AttendanceDialog } = await this.#view.load();
      this.#dialog ??= new AttendanceDialog(this.#host, this.#onMarked);
      this.#dialog.ask(meeting);
    } catch (error) {
      this.#failed = { problem: asProblem(error), meeting };
      this.#host.requestUpdate();
    }
  }

  render(): TemplateResult {
    const failed = this.#failed;
    return html`${failed ? problemBanner(failed.problem, () => void this.ask(failed.meeting)) : nothing}${this.#dialog?.render() ?? nothing}`;
  }
}
