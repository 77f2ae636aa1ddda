import { expect, fixture, nextFrame } from '@open-wc/testing';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { LazyView } from './lazy-view.ts';
import { waitUntil } from './testing/wait-until.ts';

const module = { styles: [css`p { color: rgb(1, 2, 3); }`, [css`p { font-weight: 700; }`]], greeting: () => html`<p>Hello</p>` };

class LazyHost extends LitElement {
  static override styles = css`p { margin: 0; }`;
  tries = 0;
  readonly view = new LazyView(this, async () => {
    this.tries += 1;
    if (this.tries === 1) throw new TypeError('Failed to fetch');
    return module;
  });
  protected override render(): TemplateResult {
    return html`${this.view.module?.greeting() ?? html`<p>Wait</p>`}`;
  }
}
customElements.define('lazy-host', LazyHost);

/** Asks for its part with every drawing. */
class AskingHost extends LitElement {
  drawings = 0;
  readonly view = new LazyView(this, async () => module);
  protected override render(): TemplateResult {
    this.drawings += 1;
    // Beyond that it would go on for ever, and the page stand still.
    if (this.drawings < 50) void this.view.load();
    return html`${this.view.module?.greeting()}`;
  }
}
customElements.define('asking-host', AskingHost);

describe('a view that is loaded when it is wanted', () => {
  it('comes with its styles beside those of the element, and may be tried again after a failure', async () => {
    const host = await fixture<LazyHost>(html`<lazy-host></lazy-host>`);
    const paragraph = () => host.shadowRoot?.querySelector('p') as HTMLElement;
    expect(await host.view.load().catch((error: unknown) => error)).to.be.instanceOf(TypeError);
    expect(paragraph().textContent).to.equal('Wait');
    await host.view.load();
    await host.view.load();
    await host.updateComplete;
    expect(host.tries).to.equal(2);
    expect(paragraph().textContent).to.equal('Hello');
    const style = getComputedStyle(paragraph());
    expect([style.color, style.fontWeight, style.marginTop]).to.deep.equal(['rgb(1, 2, 3)', '700', '0px']);
    expect(host.shadowRoot?.adoptedStyleSheets).to.have.length(3);
  });

  it('is drawn when it comes, however often it is asked for, and not again for every asking', async () => {
    const host = await fixture<AskingHost>(html`<asking-host></asking-host>`);
    await waitUntil(() => host.shadowRoot?.querySelector('p'), 'it has come');
    await nextFrame();
    expect(host.drawings).to.be.below(5);
  });
});
