import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { open } from '../testing/open-app.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { homeAlone } from './app-samples.ts';
import { LazyPart } from './lazy-part.ts';

describe('a part of a screen with code of its own', () => {
  it('says where its code does not come, and is there once another try has brought it', async () => {
    const { app } = await open({ readHome: () => homeAlone });
    let comes = false;
    const load = async () => {
      if (!comes) throw new TypeError('Failed to fetch dynamically imported module');
      return { styles: [] };
    };
    const part = new LazyPart(app, load, () => ({ render: () => html`<p>Who waits</p>` }));
    const place = document.createElement('div');
    const shown = (): string => {
      render(part.render(), place);
      return place.textContent;
    };
    expect(shown().trim()).to.equal('');
    await part.bring();
    expect(shown()).to.contain('We couldn’t reach the server.');
    comes = true;
    place.querySelector('button')!.click();
    await waitUntil(() => shown().trim() === 'Who waits');
  });
});
