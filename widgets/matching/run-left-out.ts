import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { RelaxableRule } from '../../models/run-words.ts';
import { ApiTask } from '../api/api-task.ts';
import { listRunUnmatched, listRunUnmatchedGroups } from '../api/operations.ts';
import type { CallAnswer, Shape } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { avatar, personLine } from '../parts/avatar.ts';
import { anotherTurn } from '../parts/next-turn.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tag } from '../parts/tag.ts';
import { text } from './matching.text.ts';
import type { RoomAddress } from './room-address.ts';
import { RunList } from './run-list.ts';
import { hasPairs, ruleWithQuestions, type Run } from './run-words.ts';
import { wayOut } from './way-out.ts';

type Group = Shape<'RunUnmatchedGroup'>;
type Unmatched = CallAnswer<'listRunUnmatched'>['items'][number];

/** Who has no match in a run, each with what stands in the way; and what would give matches. */
export class RunLeftOut {
  readonly #app: AppHost;
  readonly #unmatched: RunList<Unmatched>;
  readonly #groups: ApiTask<Group[] | undefined, [string]>;
  readonly #onRelax: (run: Run, rule: RelaxableRule) => void;
  readonly #onWhy: (run: Run, mentee: Unmatched['mentee']) => void;
  #run: Run | undefined;

  /**
   * @param onRelax somebody wants to see what a run without this rule comes to
   * @param onWhy somebody asks what each mentor would mean for this mentee
   */
  constructor(app: AppHost, address: RoomAddress, onRelax: (run: Run, rule: RelaxableRule) => void, onWhy: (run: Run, mentee: Unmatched['mentee']) => void) {
    this.#app = app;
    this.#onRelax = onRelax;
    this.#onWhy = onWhy;
    this.#groups = new ApiTask(app, {
      args: () => [this.#run?.unmatched ? this.#run.id : ''],
      load: async (api, [runId], options) => {
        if (runId === '') return undefined;
        await anotherTurn(); // after the pairs are asked for
        return (await api.call(listRunUnmatchedGroups, { path: { runId } }, options)).items;
      },
    });
    this.#unmatched = new RunList(app, {
      row: '.unmatched',
      place: address.in('unmatched'),
      wish: () => ({}),
      isOpen: () => address.place.tab === 'unmatched',
      ask: (api, runId, query, options) => api.call(listRunUnmatched, { path: { runId }, query }, options),
    });
  }

  leave(): void {
    this.#unmatched.leave();
  }

  take(run: Run | undefined): void {
    this.#run = run;
    this.#unmatched.take(run && hasPairs(run) && run.unmatched ? run.id : undefined);
  }

  render(): TemplateResult {
    if (!this.#run?.unmatched) return html`<p class="soft">${text('everybodyMatched')}</p>`;
    return html`${this.#renderGroups(this.#run)}
      ${this.#unmatched.render(skeletonLines('half', 'most'), ({ items }) => html`<ul class="card divided">${items.map((one) => this.#renderPerson(one))}</ul>`)}`;
  }

  #renderPerson(one: Unmatched): TemplateResult {
    const { mentee } = one;
    return html`<li class="row between left-out unmatched">${personLine(mentee, this.#whyOf(one))}
      <button class="button small why" type="button" aria-label=${`${text('why')} ${mentee.name}`} @click=${() => this.#run && this.#onWhy(this.#run, mentee)}>${text('why')}</button></li>`;
  }

  /** How many are left out and what would help, below the pairs. */
  renderSummary(onAll: () => void): TemplateResult | typeof nothing {
    if (!this.#run?.unmatched) return nothing;
    const count = this.#run.unmatched;
    return html`<section class="stack" aria-labelledby="unmatched-title">
      <div class="row between"><div class="section" id="unmatched-title" role="heading" aria-level=${this.#app.headingLevel + 1}>${text('unmatchedTitle', { count })}</div>
        <button class="button quiet" id="see-unmatched" type="button" @click=${onAll}>${text('seeAll', { count })}</button></div>
      ${this.#renderGroups(this.#run)}
    </section>`;
  }

  #renderGroups(run: Run): TemplateResult {
    return this.#groups.render({ pending: () => skeletonLines('most', 'half'), complete: (groups) => (groups ? html`${guard([run, groups, this.#app.formats], () => this.#renderList(run, groups))}` : nothing) });
  }

  /** Each group with what would help it; then what else would give matches, though nobody is left out by it alone. */
  #renderList(run: Run, groups: readonly Group[]): TemplateResult {
    const others = run.relaxations.filter(({ kind, rule }) => kind === 'rule' && !groups.some((group) => group.rule === rule));
    const places = groups.some(({ why }) => why !== 'rule') ? undefined : run.relaxations.find(({ kind }) => kind === 'places');
    return html`<ul class="card divided">
      ${groups.map((group) => html`<li class="unmatched-group">
        <div class="who"><span class="faces">${group.mentees.map((one) => avatar(one, 28))}</span>
          <div><p><strong>${text('peopleUnmatched', { count: group.count })}</strong></p><p class="soft">${this.#whyOf(group)}</p></div></div>
        ${group.why === 'rule' ? this.#renderRule(run, group.rule, group.more) : this.#renderPlaces(run, group.more)}
      </li>`)}
      ${others.map(({ rule, matches }) => html`<li class="unmatched-group"><div class="who soft">${text('otherRule')}</div>${this.#renderRule(run, rule, matches)}</li>`)}
      ${places ? html`<li class="unmatched-group"><div class="who soft">${text('whyPlaces', { names: this.#namesOf(places.mentors) })}</div>${this.#renderPlaces(run, places.matches)}</li>` : nothing}
    </ul>`;
  }

  #renderRule(run: Run, rule: Group['rule'], more: number): TemplateResult | typeof nothing {
    return wayOut(rule, more, run.can.includes('edit') ? (relaxable) => this.#onRelax(run, relaxable) : undefined);
  }

  #renderPlaces({ relaxations }: Run, more: number): TemplateResult | typeof nothing {
    const places = relaxations.find(({ kind }) => kind === 'places');
    if (!places || more === 0) return nothing;
    return tag(text('relaxPlaces', { names: this.#namesOf(places.mentors), count: more }), 'ok');
  }

  #namesOf(people: readonly { name: string }[]): string {
    return this.#app.formats.list(people.slice(0, 3).map(({ name }) => name));
  }

  /** Of one person also how many mentors the rule alone keeps from them. */
  #whyOf(one: Group | Unmatched): string {
    switch (one.why) {
      case 'no-places':
        return text('whyNoPlaces');
      case 'places':
        return text('whyPlaces', { names: this.#namesOf(one.mentors) });
      case 'no-fit':
        return text('whyNoFit', { names: this.#namesOf(one.mentors), aim: text('coverage') });
      case 'rule': {
        const rule = one.rule === null ? '' : ruleWithQuestions(one.rule, one.questions, { program: this.#app.me?.program, formats: this.#app.formats });
        if (!('alone' in one)) return text('whyRule', { rule });
        return one.alone > 0 ? text('whyRuleAlone', { rule, count: one.alone }) : text('whyRules', { rule });
      }
    }
  }
}
