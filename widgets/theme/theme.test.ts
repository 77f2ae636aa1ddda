import { expect, fixture } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { MentorElement } from '../mentor-element.ts';
import { makeStage, type StageOptions } from '../testing/stage.ts';
import { waitUntil } from '../testing/wait-until.ts';

class ThemedBox extends MentorElement {
  protected override render(): TemplateResult {
    return html`<div class="card"><a href="#x">Words</a></div>`;
  }
}
customElements.define('mentor-themed-box', ThemedBox);

async function box(around: Record<string, string> = {}, options: StageOptions = {}, attribute?: 'light' | 'dark'): Promise<ThemedBox> {
  const stage = await makeStage(options);
  for (const [name, value] of Object.entries(around)) stage.style.setProperty(name, value);
  document.body.append(stage);
  const element = await fixture<ThemedBox>(html`<mentor-themed-box .theme=${attribute}></mentor-themed-box>`, { parentNode: stage });
  await element.updateComplete;
  return element;
}
/** On a host page that has only the styles given, and no word about our theme. */
async function onPage(style: string): Promise<ThemedBox> {
  const stage = await makeStage();
  stage.style.cssText = style;
  document.body.append(stage);
  const element = await fixture<ThemedBox>(html`<mentor-themed-box></mentor-themed-box>`, { parentNode: stage });
  await element.updateComplete;
  return element;
}
function link(element: ThemedBox): string {
  const found = element.shadowRoot?.querySelector('a');
  return found ? getComputedStyle(found).color : '';
}
function card(element: ThemedBox): CSSStyleDeclaration {
  return getComputedStyle(element.shadowRoot?.querySelector('.card') as Element);
}

describe('the theme', () => {
  it('is light or dark as the place says, and forced by the attribute', async () => {
    expect(card(await box()).backgroundColor).to.equal('rgb(255, 255, 255)');
    expect(card(await box({}, { theme: 'dark' })).backgroundColor).to.equal('rgb(32, 31, 28)');
    expect(card(await box({}, { theme: 'light' }, 'dark')).backgroundColor).to.equal('rgb(32, 31, 28)');
  });

  it('stays light on a light page in a dark device, and follows the device where the page does', async () => {
    const [light, dark] = ['rgb(255, 255, 255)', 'rgb(32, 31, 28)'];
    await emulateMedia({ colorScheme: 'dark' });
    try {
      for (const page of ['', 'color-scheme: light', 'background: oklch(0.97 0.01 90)']) {
        const element = await onPage(page);
        expect(card(element).backgroundColor, page).to.equal(light);
        expect(getComputedStyle(element).padding, page).to.equal('0px');
      }
      expect(card(await onPage('color-scheme: light dark')).backgroundColor).to.equal(dark);
      await emulateMedia({ colorScheme: 'light' });
      expect(card(await onPage('color-scheme: light dark')).backgroundColor).to.equal(light);
      expect(card(await onPage('color-scheme: dark')).backgroundColor).to.equal(dark);
    } finally {
      await emulateMedia({ colorScheme: 'no-preference' });
    }
  });

  it('is dark on a ground that a page has painted dark without saying so', async () => {
    const element = await onPage('background: #14181f');
    await waitUntil(() => card(element).backgroundColor === 'rgb(32, 31, 28)');
    element.theme = 'light';
    await element.updateComplete;
    expect(card(element).backgroundColor).to.equal('rgb(255, 255, 255)');
  });

  it('takes the host’s brand where it can be read', async () => {
    const element = await box({ '--mentor-accent': '#9C3D17' });
    await waitUntil(() => link(element) === 'rgb(156, 61, 23)');
    const dark = await box({ '--mentor-accent': '#9C3D17' }, { theme: 'dark' });
    await waitUntil(() => link(dark) === 'rgb(220, 119, 83)');
  });

  it('keeps its own green where the brand cannot be read, and says so once', async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (words: string) => void said.push(words);
    try {
      const first = await box({ '--mentor-accent': '#FFD401' });
      await box({ '--mentor-accent': '#FFD401' });
      await waitUntil(() => said.length > 0);
      await first.updateComplete;
      expect(link(first)).to.equal('rgb(10, 95, 83)');
    } finally {
      console.warn = warn;
    }
    expect(said).to.have.length(1);
    expect(said[0]).to.contain('#ffd401').and.to.contain('in light');
  });

  it('scales its corners with the host’s, up to 12 px', async () => {
    expect(card(await box({ '--mentor-radius': '3px' })).borderRadius).to.equal('4.5px');
    expect(card(await box({ '--mentor-radius': '40px' })).borderRadius).to.equal('18px');
  });
});
