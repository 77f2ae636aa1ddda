import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../api/api-action.ts';
import { admitToCircle, askToJoin, closeCircle, declineForCircle, inviteToCircle, joinCircle, joinWaitingList, leaveCircle, leaveWaitingList, removeMember, withdrawFromCircle } from '../api/operations.ts';
import type { ProblemCode } from '../api/problem.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { personLine } from '../parts/avatar.ts';
import { dialog } from '../parts/dialog.ts';
import { field } from '../parts/field.ts';
import { tag } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import { topicWords } from './circle-list.ts';
import { circleProblem, circleTags, comingBackWords, meetsWords, type Circle, type CircleRules } from './circle-words.ts';
import { text } from './circles.text.ts';
import { WriteDialog } from './write-dialog.ts';

/** Somebody who could be invited. */
export interface Candidate {
  id: string;
  name: string;
}

type CircleEnd = 'closing' | 'completed' | 'ended';

/** Refusals to who comes back to a circle: the circle itself says so too. */
const notYet: ReadonlySet<ProblemCode | undefined> = new Set(['circle-taken-out', 'circle-asked-before']);

/** What is done with a circle, and to whom; `said` is told once it is done. */
interface Act {
  what: 'join' | 'ask' | 'wait' | 'wait-no-longer' | 'withdraw' | 'leave' | 'admit' | 'decline' | 'remove' | 'invite' | 'close';
  person?: Candidate;
  words?: string;
  to?: CircleEnd;
  waitingId?: string;
  said: string;
}

interface CirclePageOptions {
  /** The circle as it is now; undefined: it is to be read again, or is gone. */
  onChanged: (circle: Circle | undefined) => void;
  candidates: () => readonly Candidate[];
}

/** One circle: what it is about, who is in it, and what the reader can do there. */
export class CirclePage {
  readonly #app: AppHost;
  readonly #options: CirclePageOptions;
  readonly #act: ApiAction<{ circleId: string; act: Act }, Circle | undefined>;
  readonly #write: WriteDialog;
  #tried: Act | undefined;
  #asking: 'leave' | 'end' | undefined;
  #invited = '';

  constructor(app: AppHost, options: CirclePageOptions) {
    this.#app = app;
    this.#options = options;
    this.#write = new WriteDialog(app);
    this.#act = new ApiAction(app, (api, { circleId, act: { what, person, words = '', to = 'ended', waitingId = '' } }, call) => {
      const path = { circleId };
      const ofPerson = { circleId, personId: person?.id ?? '' };
      const message = words === '' ? {} : { message: words };
      switch (what) {
        case 'join':
          return api.call(joinCircle, { path }, call);
        case 'ask':
          return api.call(askToJoin, { path, body: message }, call);
        case 'wait':
          return api.call(joinWaitingList, { body: { kind: 'circle', of: circleId } }, call).then(() => undefined);
        case 'wait-no-longer':
          return api.call(leaveWaitingList, { path: { waitingId } }, call);
        case 'withdraw':
          return api.call(withdrawFromCircle, { path }, call);
        case 'leave':
          return api.call(leaveCircle, { path }, call);
        case 'admit':
          return api.call(admitToCircle, { path: ofPerson }, call);
        case 'decline':
          return api.call(declineForCircle, { path: ofPerson }, call);
        case 'invite':
          return api.call(inviteToCircle, { path: ofPerson, body: {} }, call);
        case 'remove':
          return api.call(removeMember, { path: ofPerson, body: { reason: words } }, call);
        case 'close':
          return api.call(closeCircle, { path, body: { to } }, call);
      }
    });
  }

  leave(): void {
    this.#act.clear();
    this.#write.close();
    this.#asking = undefined;
    this.#invited = '';
  }

  render(circle: Circle, rules: CircleRules): TemplateResult {
    const { title, mentor, about, cadence, seats, seatsTaken, mySide } = circle;
    const { problem } = this.#act;
    const explained = problem ? circleProblem(problem, circle, this.#tried?.person?.name ?? null, { formats: this.#app.formats, retry: () => void this.#again(circle) }) : nothing;
    const inDialog = this.#tried?.what === 'ask' || this.#tried?.what === 'remove';
    return html`<header>
        <div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1" dir="auto">${title}</div>
        ${circleTags(circle, rules, this.#app.formats)}
      </header>
      ${inDialog ? nothing : explained}
      ${mySide === 'mentor' ? nothing : personLine(mentor, mentor.headline ?? '')}
      ${about ? html`<p class="body lines" dir="auto">${about}</p>` : nothing}
      ${topicWords(this.#app, circle)}
      <ul class="row facts soft"><li>${text(cadence)}</li><li>${text('seatsTaken', { taken: seatsTaken, seats })}</li></ul>
      ${this.#renderComingBack(circle)} ${this.#renderOwnActs(circle)} ${this.#renderNext(circle)} ${this.#renderMembers(circle)} ${this.#renderWaiting(circle)} ${this.#renderLine(circle)} ${this.#renderInvite(circle)} ${this.#renderEndings(circle)}
      ${this.#write.render(this.#act.busy, inDialog ? explained : nothing)} ${this.#renderQuestion(circle)}`;
  }

  #renderOwnActs(circle: Circle): TemplateResult | typeof nothing {
    const { can, mentor, title, myRequest, myWaiting } = circle;
    const said = text('saidJoined', { circle: title });
    const name = firstName(mentor.name);
    const acts = [
      can.includes('join') && this.#button('primary', 'join', text('join'), () => void this.#do(circle, { what: 'join', said })),
      can.includes('ask') && this.#button('primary', 'ask', text('ask'), () => this.#write.open({
        key: `circle-ask:${circle.id}`, title: text('askTitle', { name }), label: text('message'), act: text('send'),
        onSend: (words) => this.#do(circle, { what: 'ask', words, said: text('saidAsked', { name }) }),
      })),
      can.includes('wait') && this.#button('primary', 'wait', text('wait'), () => void this.#do(circle, { what: 'wait', said: text('saidWaits') })),
      myWaiting !== null && this.#button('', 'wait-no-longer', myWaiting.until === null ? text('waitNoLonger') : text('letPass'), () => void this.#do(circle, { what: 'wait-no-longer', waitingId: myWaiting.id, said: text('saidWithdrawn') })),
      can.includes('withdraw') && this.#button('', 'withdraw', myRequest === 'invited' ? text('noThanks') : text('withdraw'), () => void this.#do(circle, { what: 'withdraw', said: text('saidWithdrawn') })),
      can.includes('leave') && this.#button('quiet', 'leave', text('leave'), () => this.#question('leave')),
      can.includes('edit') && this.#button('', 'edit', text('edit'), () => this.#app.go('circles', `edit/${circle.id}`)),
    ].filter((act) => act !== false);
    if (acts.length === 0) return nothing;
    return html`<div class="row">${acts}</div>${can.includes('wait') || myWaiting !== null ? html`<p class="soft">${text('lineIsSeen')}</p>` : nothing}`;
  }

  /** Not beside a refusal that says the same. */
  #renderComingBack({ comingBack, myRequest }: Circle): TemplateResult | typeof nothing {
    if (comingBack === null || myRequest !== null || notYet.has(this.#act.problem?.code)) return nothing;
    return html`<p class="soft">${comingBackWords(comingBack, this.#app.formats)}</p>`;
  }

  #renderNext(circle: Circle): TemplateResult {
    const { can, nextMeeting } = circle;
    return this.#part('nextMeeting', html`<p class=${nextMeeting ? '' : 'soft'}>${meetsWords(circle, this.#app.formats)}</p>
      ${can.includes('meet') ? html`<div class="row">${this.#button('primary', 'meet', text('meet'), () => this.#app.go('meetings', `plan/${circle.id}`))}</div>` : nothing}`);
  }

  #renderMembers(circle: Circle): TemplateResult {
    const { members, can } = circle;
    return this.#part('members', members === null
      ? html`<p class="soft">${text('membersHidden')}</p>`
      : members.length === 0
        ? html`<p class="soft">${text('nobody')}</p>`
        : html`<ul class="divided">${repeat(members, ({ id }) => id, (member) => html`<li class="row between one">
            ${personLine(member, member.headline ?? '')} ${member.resting ? tag(text('resting')) : nothing}
            ${can.includes('admit') ? html`<button class="button small quiet" type="button" aria-label=${text('toPerson', { act: text('remove'), name: member.name })} @click=${() => this.#takeOut(circle, member)}>${text('remove')}</button>` : nothing}
          </li>`)}</ul>`);
  }

  #renderWaiting(circle: Circle): TemplateResult | typeof nothing {
    const { waiting, can } = circle;
    if (waiting === null || waiting.length === 0) return nothing;
    const act = (what: 'admit' | 'decline', person: Candidate, words: string, said: string) =>
      html`<button class="button small ${what === 'admit' ? 'primary' : ''}" type="button" aria-label=${text('toPerson', { act: words, name: person.name })} ?disabled=${this.#act.busy} @click=${() => void this.#do(circle, { what, person, said })}>${words}</button>`;
    return this.#part('waiting', html`<ul class="divided">${repeat(waiting, ({ person }) => person.id, ({ person, way, message }) => html`<li class="one stack tight">
      <div class="row between">${personLine(person, person.headline ?? '')}
        ${way === 'invited' ? tag(text('isInvited')) : nothing}
        ${can.includes('admit') ? html`<div class="row">${way === 'asked'
          ? html`${act('decline', person, text('decline'), text('saidDeclined'))} ${act('admit', person, text('admit'), text('saidAdmitted', { name: person.name }))}`
          : act('decline', person, text('uninvite'), text('saidWithdrawn'))}</div>` : nothing}
      </div>
      ${message ? html`<blockquote class="body lines" dir="auto">${message}</blockquote>` : nothing}
    </li>`)}</ul>`);
  }

  /** Who waits for a seat: they join by themselves once one is free. */
  #renderLine({ line }: Circle): TemplateResult | typeof nothing {
    if (line === null || line.length === 0) return nothing;
    const kept = line.filter(({ until }) => until !== null).length;
    const { formats } = this.#app;
    return this.#part('line', html`<p class="soft">${text('lineWords')}</p>
      <ol class="divided">${repeat(line, ({ person }) => person.id, ({ person, until }, at) => html`<li class="row between one">
        ${personLine(person, person.headline ?? '')} ${until === null ? tag(text('inLine', { position: at + 1 - kept })) : tag(text('keptForThem', { day: formats.dayOf(until, 'long') }), 'accent')}
      </li>`)}</ol>`);
  }

  #renderInvite(circle: Circle): TemplateResult | typeof nothing {
    if (!circle.can.includes('admit')) return nothing;
    const there = new Set([circle.mentor.id, ...(circle.members ?? []).map(({ id }) => id), ...(circle.waiting ?? []).map(({ person }) => person.id)]);
    const candidates = this.#options.candidates().filter(({ id }) => !there.has(id));
    if (candidates.length === 0) return nothing;
    const chosen = candidates.find(({ id }) => id === this.#invited);
    return html`<div class="invite">
      ${field({ id: 'invite', label: text('inviteWhom') }, (control) => html`<select class="input" id=${control.id} @change=${(event: Event) => {
        this.#invited = (event.target as HTMLSelectElement).value;
        this.#app.requestUpdate();
      }}>
        <option value="" .selected=${chosen === undefined}>${text('choose')}</option>
        ${candidates.map(({ id, name }) => html`<option value=${id} .selected=${id === this.#invited}>${name}</option>`)}
      </select>`)}
      <button class="button" id="send-invite" type="button" ?disabled=${chosen === undefined || this.#act.busy} @click=${() => {
        if (chosen) void this.#do(circle, { what: 'invite', person: chosen, said: text('saidInvited', { name: chosen.name }) });
      }}>${text('invite')}</button>
    </div>`;
  }

  #renderEndings(circle: Circle): TemplateResult | typeof nothing {
    const { can, title } = circle;
    const acts = [
      can.includes('start-closing') && this.#button('', 'start-closing', text('startClosing'), () => void this.#do(circle, { what: 'close', to: 'closing', said: text('saidSaved') })),
      can.includes('complete') && this.#button('', 'complete', text('complete'), () => void this.#do(circle, { what: 'close', to: 'completed', said: text('saidEnded', { circle: title }) })),
      can.includes('end') && this.#button('danger', 'end', text('end'), () => this.#question('end')),
    ].filter((act) => act !== false);
    return acts.length === 0 ? nothing : html`<div class="row">${acts}</div>`;
  }

  #renderQuestion(circle: Circle): TemplateResult {
    const asking = this.#asking ?? 'leave';
    const close = () => this.#question(undefined);
    const act: Act = asking === 'leave' ? { what: 'leave', said: text('saidLeft', { circle: circle.title }) } : { what: 'close', to: 'ended', said: text('saidEnded', { circle: circle.title }) };
    return dialog({
      id: 'question',
      open: this.#asking !== undefined,
      title: text(`${asking}Title`),
      body: html`<p>${text(`${asking}Words`)}</p>`,
      actions: html`<button class="button" type="button" @click=${close}>${asking === 'leave' ? text('stay') : text('keepIt')}</button>
        <button class="button danger" id="sure" type="button" @click=${() => {
          close();
          void this.#do(circle, act);
        }}>${text(asking)}</button>`,
      onClose: close,
    });
  }

  #part(title: 'members' | 'waiting' | 'line' | 'nextMeeting', content: TemplateResult): TemplateResult {
    return html`<section class="stack tight" aria-labelledby="circle-${title}">
      <div class="group" role="heading" aria-level=${this.#app.headingLevel + 1} id="circle-${title}">${text(title)}</div>
      ${content}
    </section>`;
  }

  #button(look: string, id: string, words: string, onPress: () => void): TemplateResult {
    return html`<button class="button ${look}" id="circle-${id}" type="button" ?disabled=${this.#act.busy} @click=${onPress}>${words}</button>`;
  }

  #question(asking: 'leave' | 'end' | undefined): void {
    this.#asking = asking;
    this.#app.requestUpdate();
  }

  #takeOut(circle: Circle, member: Candidate): void {
    this.#write.open({
      key: `circle-remove:${member.id}`, title: text('removeTitle', { name: firstName(member.name) }), words: text('removeWords'), label: text('reason'), missing: text('reasonMissing'), act: text('remove'), danger: true,
      onSend: (words) => this.#do(circle, { what: 'remove', person: member, words, said: text('saidRemoved', { name: member.name }) }),
    });
  }

  async #again(circle: Circle): Promise<void> {
    if (this.#tried) await this.#do(circle, this.#tried);
  }

  /** Does it, says so, and shows the circle as it is now; true where it worked. */
  async #do(circle: Circle, act: Act): Promise<boolean> {
    this.#tried = act;
    const done = await this.#act.run({ circleId: circle.id, act });
    if (!done) {
      const code = this.#act.problem?.code;
      if (code === 'circle-full' || code === 'moved-on' || notYet.has(code)) this.#options.onChanged(undefined);
      return false;
    }
    this.#invited = '';
    announce(act.said);
    this.#options.onChanged(done.answer);
    await this.#app.updateComplete;
    this.#app.focusContent();
    return true;
  }
}
