import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../../api/api-action.ts';
import { ApiTask } from '../../api/api-task.ts';
import type { CallAnswer } from '../../api/operation.ts';
import { acceptTime, answerTimes, declineTimes, listProposals, withdrawTimes } from '../../api/operations.ts';
import { LazyView } from '../../lazy-view.ts';
import { announce } from '../../parts/announcer.ts';
import { banner } from '../../parts/banner.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { tag } from '../../parts/tag.ts';
import { bothTimes, dateTile, firstName } from '../../parts/times.ts';
import { ownFace, type SchedulingHost } from '../scheduling-host.ts';
import type * as CircleModule from './circle-proposal.ts';
import { otherOf, ProposeDialog, proposeDialogStyles, type Asked, type Proposal } from './propose-dialog.ts';
import { text } from './proposing.text.ts';

type Page = CallAnswer<'listProposals'>;
type Answer = { proposalId: string } & ({ act: 'decline' | 'withdraw' } | { act: 'accept'; start: string } | { act: 'answer'; starts: string[] });

/** Proposals that wait: those of others to answer with one press, one's own to change or take back. */
export class WaitingProposals {
  readonly #host: SchedulingHost;
  readonly #task: ApiTask<Page>;
  readonly #answer: ApiAction<Answer, Proposal>;
  readonly #dialog: ProposeDialog;
  /** Loaded with the first proposal to a circle. */
  readonly #ofCircle: LazyView<typeof CircleModule>;
  #given: Answer | undefined;
  /** What is ticked and not sent yet, by proposal. */
  readonly #ticked = new Map<string, ReadonlySet<string>>();

  constructor(host: SchedulingHost) {
    this.#host = host;
    this.#ofCircle = new LazyView(host, () => import('./circle-proposal.ts'));
    this.#task = new ApiTask(host, {
      load: async (api, _args, options) => {
        const page = await api.call(listProposals, {}, options);
        if (page.items.some(({ circle }) => circle)) await this.#ofCircle.load();
        return page;
      },
      refreshOn: ['proposal.', 'meeting.'],
    });
    this.#answer = new ApiAction(host, (api, answer, options) => {
      const path = { proposalId: answer.proposalId };
      if (answer.act === 'accept') return api.call(acceptTime, { path, body: { start: answer.start } }, options);
      if (answer.act === 'answer') return api.call(answerTimes, { path, body: { starts: answer.starts } }, options);
      return api.call(answer.act === 'decline' ? declineTimes : withdrawTimes, { path }, options);
    });
    this.#dialog = new ProposeDialog(host, () => void this.#task.refresh());
  }

  /** All that wait for an answer. */
  get times(): readonly Proposal['times'][number][] {
    return this.#task.value?.items.flatMap(({ times }) => times) ?? [];
  }

  render(): TemplateResult {
    const { headingLevel } = this.#host;
    return html`${this.#task.render({
      pending: () => html``,
      complete: ({ items }) => (items.length === 0 ? html`` : html`<section class="proposals">
        <div class="group" role="heading" aria-level=${headingLevel + 1}>${text('proposedTimes')}</div>
        ${this.#renderProblem()}
        <ul class="stack">${repeat(items, ({ id }) => id, (proposal) => html`<li>${proposal.circle ? this.#renderOfCircle(proposal, proposal.circle) : this.#renderOne(proposal)}</li>`)}</ul>
      </section>`),
    })}${this.#dialog.render()}`;
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const { problem } = this.#answer;
    if (!problem) return nothing;
    if (problem.code === 'slot-taken' || problem.code === 'you-are-busy' || problem.code === 'slot-past') return banner('warn', text.rich('goneNow'));
    return problem.code === 'moved-on' ? banner('warn', text.rich('movedOn')) : problemBanner(problem, () => void this.#act(this.#given));
  }

  #renderOne(proposal: Proposal): TemplateResult {
    const { id, mine, note, times } = proposal;
    const name = firstName(proposal.partner.name);
    const busy = this.#answer.busy && this.#given?.proposalId === id ? this.#given.act : undefined;
    const quiet = (act: 'decline' | 'withdraw', words: string) => html`<button class="button" type="button" aria-busy=${busy === act ? 'true' : 'false'} @click=${() => void this.#act({ proposalId: id, act })}>${words}</button>`;
    return html`<div class="card proposal" data-proposal=${id}>
      <div class="group" role="heading" aria-level=${this.#host.headingLevel + 2}>${text(mine ? 'waitsFor' : 'proposes', { name })}</div>
      ${note ? html`<p dir="auto">${note}</p>` : nothing}
      <ul class="divided">${times.map((time) => this.#renderTime(proposal, time))}</ul>
      <div class="row">
        ${mine ? quiet('withdraw', text('takeBack')) : quiet('decline', text('noneFits'))}
        <button class="button" type="button" @click=${() => this.#propose(proposal)}>${text(mine ? 'change' : 'others')}</button>
      </div>
    </div>`;
  }

  #renderOfCircle(proposal: Proposal, circle: NonNullable<Proposal['circle']>): TemplateResult | undefined {
    const { id } = proposal;
    const act = this.#answer.busy && this.#given?.proposalId === id ? this.#given.act : undefined;
    const ticked = this.#ticked.get(id) ?? new Set(proposal.times.filter(({ suitsMe }) => suitsMe).map(({ start }) => start));
    return this.#ofCircle.module?.circleProposal({
      proposal,
      circle,
      me: ownFace(this.#host),
      formats: this.#host.formats,
      level: this.#host.headingLevel + 2,
      busy: act === 'decline' ? undefined : act,
      ticked,
      onTick: (start, isTicked) => {
        this.#ticked.set(id, new Set(isTicked ? [...ticked, start] : [...ticked].filter((one) => one !== start)));
        this.#host.requestUpdate();
      },
      onAnswer: () => void this.#act({ proposalId: id, act: 'answer', starts: [...(this.#ticked.get(id) ?? ticked)] }),
      onBook: ({ start }) => void this.#act({ proposalId: id, act: 'accept', start }),
      onWithdraw: () => void this.#act({ proposalId: id, act: 'withdraw' }),
      onChange: () => this.#propose(proposal),
    });
  }

  #renderTime({ id, mine, partner }: Proposal, time: Proposal['times'][number]): TemplateResult {
    const { formats } = this.#host;
    const { yours } = time;
    const take = () => void this.#act({ proposalId: id, act: 'accept', start: time.start });
    return html`<li class="proposed-time">
      ${dateTile(yours.date, formats)}
      ${bothTimes({ when: time, me: ownFace(this.#host), ...(partner.blind ? {} : { other: partner }), formats, withEnd: true })}
      ${time.standing !== 'free'
        ? tag(text(time.standing === 'past' ? 'passed' : 'gone'), 'warn')
        : mine ? nothing : html`<button class="button" type="button" aria-label=${text('takeName', { day: formats.day(yours.date, 'long'), time: formats.clock(yours.from) })} @click=${take}>${text('take')}</button>`}
    </li>`;
  }

  #propose({ id, matchId, circle, minutes }: Proposal): void {
    const match = this.#host.pairs.value?.find((one) => one.id === matchId);
    const to: Asked['to'] | undefined = circle ? { kind: 'circle', id: circle.id, name: circle.title } : match && otherOf(match);
    if (to) this.#dialog.ask({ to, minutes, inPlaceOf: id });
  }

  async #act(answer: Answer | undefined): Promise<void> {
    if (!answer) return;
    this.#given = answer;
    const ticked = this.#ticked.get(answer.proposalId);
    const done = await this.#answer.run(answer);
    await this.#task.refresh();
    const { problem } = this.#answer;
    if (!done) {
      if (problem) announce(problem.code === 'slot-taken' || problem.code === 'you-are-busy' ? text('goneNow').replaceAll('**', '') : problemSentence(problem), 'assertive');
      return;
    }
    const name = firstName(done.answer.partner.name);
    const { circle } = done.answer;
    const ofCircle = this.#ofCircle.module?.text;
    if (answer.act === 'answer') {
      if (this.#ticked.get(answer.proposalId) === ticked) this.#ticked.delete(answer.proposalId);
      return ofCircle && announce(ofCircle('answered', { name })); // its card stays
    }
    announce(answer.act === 'accept' ? circle && ofCircle ? ofCircle('circleBooked', { circle: circle.title }) : text('booked', { name }) : answer.act === 'decline' ? text('declined', { name }) : text('withdrawn'));
    if (answer.act === 'accept') void this.#host.upcoming.refresh();
    // The card that was answered is gone.
    this.#host.focusOn('[data-heading]');
  }
}

export const waitingProposalsStyles = [
  proposeDialogStyles,
  css`
    .proposals,
    .proposal {
      display: grid;
      gap: 12px;
      grid-template-columns: minmax(0, 1fr);
    }
    .proposed-time {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      padding-block: 8px;
    }
    .proposed-time > .both-times {
      flex: 1 1 200px;
    }
  `,
];
