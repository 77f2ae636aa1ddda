import { css, html, nothing, type TemplateResult } from 'lit';
import { ApiTask } from '../../api/api-task.ts';
import type { CallAnswer } from '../../api/operation.ts';
import { previewMeeting } from '../../api/operations.ts';
import { icon } from '../../parts/icon.ts';
import { down, video } from '../../parts/icons.ts';
import { firstName } from '../../parts/times.ts';
import { duration } from '../durations.ts';
import { text as agendaText } from '../meeting/agenda.text.ts';
import { text as meetingsText } from '../meetings/meetings.text.ts';
import type { Match, SchedulingHost } from '../scheduling-host.ts';
import { text } from './preview.text.ts';
import type { TimeChoice } from './time-choice.ts';

type Preview = CallAnswer<'previewMeeting'>;
type Question = [matchId: string | undefined, minutes: number | undefined, start: string | undefined];

/** Narrower than this the agenda is folded: the times come first (CSS pixels). */
const narrow = 640;

/** What the meeting that is being booked would be: its agenda, its place, and until when it moves freely. */
export class MeetingPreview {
  readonly #host: SchedulingHost;
  readonly #choice: TimeChoice;
  readonly #task: ApiTask<{ matchId: string; preview: Preview } | undefined, Question>;
  /** Whether the agenda is unfolded at first; then it is as the person has it. */
  readonly #unfolded: boolean;

  constructor(host: SchedulingHost, choice: TimeChoice) {
    this.#host = host;
    this.#choice = choice;
    this.#unfolded = host.clientWidth >= narrow;
    this.#task = new ApiTask<{ matchId: string; preview: Preview } | undefined, Question>(host, {
      args: () => [choice.search.id, choice.search.askedMinutes, choice.chosen?.start],
      load: async (api, [matchId, minutes, start], options) => {
        if (matchId === undefined) return undefined;
        const query = { ...(minutes && { minutes }), ...(start !== undefined && { start }) };
        return { matchId, preview: await api.call(previewMeeting, { path: { matchId }, query }, options) };
      },
      refreshOn: ['meeting.', 'availability.', 'match.'],
    });
  }

  /**
   * Agenda and place.
   * @param pending the shape of what comes
   */
  render(match: Match, pending: () => TemplateResult): TemplateResult {
    return this.#task.render({
      pending,
      complete: (answer) => (answer?.matchId === match.id ? html`<div class="foreseen">${this.#renderAgenda(answer.preview)}${this.#renderPlace(answer.preview, match)}</div>` : pending()),
    });
  }

  /** Until when it moves without a reason; nothing as long as that is not known. */
  renderRule(match: Match): TemplateResult | typeof nothing {
    const answer = this.#task.value;
    if (answer?.matchId !== match.id) return nothing;
    const { noticeMinutes } = answer.preview;
    return html`<p class="soft move-rule">${noticeMinutes === 0 ? text('moveAlways') : text('moveUntil', { time: duration(noticeMinutes, this.#host.formats) })}</p>`;
  }

  #renderAgenda({ template, items }: Preview): TemplateResult {
    const { formats } = this.#host;
    return html`<details class="planned" ?open=${this.#unfolded}>
      <summary><span class="label">${agendaText('agenda')}</span>${icon(down, 16)}<span class="soft planned-name">${agendaText(`template-${template}`)}</span></summary>
      <p class="meta">${text('bothChange', { count: items.length })}</p>
      <ol class="planned-items">
        ${items.map(({ kind, minutes }) => html`<li><span class="planned-box"><span aria-hidden="true">${agendaText('box', { count: formats.number(minutes) })}</span><span class="for-screen-readers">${agendaText('boxSaid', { count: minutes })}</span></span><span>${kind === 'topic' ? nothing : agendaText(`kind-${kind}`)}</span></li>`)}
      </ol>
    </details>`;
  }

  #renderPlace({ room }: Preview, { mySide, partner }: Match): TemplateResult {
    const isMentor = mySide === 'mentor';
    const name = firstName(partner?.name ?? null);
    const where = room === null ? text('noRoom') : room === 'program' ? text('roomProgram') : isMentor ? text('roomYours') : text('roomTheirs', { name });
    const then = room !== null ? text('linkComes') : isMentor ? text('giveRoom') : text('agreeWhere', { name });
    return html`<div>
      <p class="label">${text('where')}</p>
      <div class="where">${icon(video)}<div>
        <p>${where}</p>
        <p class="meta">${then}</p>
        ${room === null && isMentor ? html`<button class="link plain" type="button" @click=${() => this.#host.go('availability')}>${meetingsText('setTimes')}</button>` : nothing}
      </div></div>
    </div>`;
  }
}

export const styles = css`
  .foreseen {
    display: grid;
    gap: 24px;
  }
  .planned > summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    min-block-size: 40px;
    cursor: pointer;
    list-style: none;
  }
  .planned > summary::-webkit-details-marker {
    display: none;
  }
  .planned-name {
    flex-basis: 100%;
  }
  .planned[open] > summary > .icon {
    transform: rotate(180deg);
  }
  .planned-items {
    display: grid;
    gap: 8px;
    margin-block-start: 12px;
  }
  .planned-items > li {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr);
    gap: 12px;
    align-items: start;
  }
  .planned-box {
    border-radius: var(--_radius-tag);
    background: var(--_sunken);
    color: var(--_ink-2);
    text-align: center;
  }
  .move-rule {
    margin-block-start: -12px;
  }
  .where {
    display: flex;
    gap: 12px;
    align-items: start;
    margin-block-start: 4px;
    overflow-wrap: anywhere;
  }
`;
