import { expect, fixture } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { waitUntil } from '../testing/wait-until.ts';
import { inTurn, Turns } from './in-turns.ts';

const atOnce = 2;

/** Names in a list, and how often each was drawn. */
class NamesInTurns extends LitElement {
  names: readonly string[] = [];
  now = '';
  urgent = '';
  readonly drawings: string[] = [];
  readonly #turns = new Turns(this, atOnce);

  protected override render(): TemplateResult {
    return html`<ul>${repeat(this.names, (name) => name.toLowerCase(), (name) =>
      inTurn({ turns: this.#turns, of: [name], draw: () => this.#name(name), before: html`<li class="coming"></li>`, now: name === this.now, ...(name === this.urgent && { urgency: 'first' as const }) }))}</ul>`;
  }

  #name(name: string): TemplateResult {
    this.drawings.push(name);
    return html`<li>${name}</li>`;
  }
}
customElements.define('names-in-turns', NamesInTurns);

const seven = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];

async function show(names: readonly string[], more: Partial<NamesInTurns> = {}) {
  const element = await fixture<NamesInTurns>(html`<names-in-turns></names-in-turns>`);
  const give = async (given: readonly string[]) => {
    Object.assign(element, more, { names: given });
    element.requestUpdate();
    await element.updateComplete;
  };
  await give(names);
  const words = () => element.shadowRoot!.textContent;
  const coming = () => element.shadowRoot!.querySelectorAll('.coming').length;
  return { element, give, words, coming };
}

describe('drawing in turns', () => {
  it('draws the first few with the update and the rest after it, each in its place and once', async () => {
    const { element, words, coming } = await show(seven);
    expect(words()).to.equal('AB');
    expect(coming()).to.equal(5);
    await waitUntil(() => coming() === 0);
    expect(words()).to.equal('ABCDEFG');
    expect(element.drawings.join('')).to.equal('ABCDEFG');
  });

  it('draws what the focus goes to at once, wherever it stands, and what comes first before the rest', async () => {
    const { element, coming } = await show(seven, { now: 'F', urgent: 'G' });
    expect(element.drawings).to.include('F');
    await waitUntil(() => coming() === 0);
    expect(element.drawings.indexOf('G')).to.be.lessThan(element.drawings.indexOf('D'));
  });

  it('leaves alone what has not changed, and shows the old until the turn of the new has come', async () => {
    const { element, give, words, coming } = await show(seven);
    await waitUntil(() => coming() === 0);
    element.drawings.length = 0;
    await give(['A', 'B', 'c', 'd', 'e', 'F', 'G']);
    expect(words()).to.equal('ABcdEFG');
    await waitUntil(() => words() === 'ABcdeFG');
    expect(element.drawings).to.deep.equal(['c', 'd', 'e']);
  });

  it('draws nothing that has gone meanwhile, and goes on where the element comes back', async () => {
    const { element, give, words } = await show(seven);
    await give(['A', 'G']);
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await waitUntil(() => words() === 'AG');
    expect(element.drawings).to.have.members(['A', 'B', 'G']);
  });
});
