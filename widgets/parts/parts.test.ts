import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, LitElement, type TemplateResult } from 'lit';
import { waitUntil } from '../testing/wait-until.ts';
import { useLocale } from '../text/locale.ts';
import { announce } from './announcer.ts';
import { checkbox, scale } from './choice.ts';
import { removableChip } from './chip.ts';
import { dialog, dialogStyles } from './dialog.ts';
import { field } from './field.ts';
import { menu } from './menu.ts';
import { Toast } from './toast.ts';

/** One host for every part: it draws what a test gives it. */
class PartHost extends LitElement {
  static override styles = dialogStyles;
  draw: () => unknown = () => '';
  readonly toast = new Toast(this);
  protected override render(): TemplateResult {
    return html`${this.draw()}${this.toast.render()}`;
  }
}
customElements.define('part-host', PartHost);

async function draw(content: (host: PartHost) => unknown): Promise<{ host: PartHost; find: <E extends HTMLElement = HTMLElement>(selector: string) => E }> {
  const host = await fixture<PartHost>(html`<part-host></part-host>`);
  host.draw = () => content(host);
  host.requestUpdate();
  await host.updateComplete;
  return {
    host,
    find: <E extends HTMLElement = HTMLElement>(selector: string) => {
      const found = host.shadowRoot?.querySelector<E>(selector);
      if (!found) throw new Error(`nothing matches ${selector}`);
      return found;
    },
  };
}
const focused = (host: PartHost) => host.shadowRoot?.activeElement?.textContent?.trim();

describe('parts under the keyboard', () => {
  before(() => useLocale('en'));

  it('a dialog takes the focus, closes by Escape and gives the focus back to what opened it', async () => {
    let open = false;
    const { host, find } = await draw(
      (self) => html`<button @click=${() => ((open = true), self.requestUpdate())}>Cancel the meeting</button>
        ${dialog({ id: 'ask', open, title: 'Cancel Thursday’s meeting?', body: html`<p>Ben gets a note.</p>`, actions: html`<button>Keep it</button>`, onClose: () => ((open = false), self.requestUpdate()) })}`,
    );
    find('button').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => find<HTMLDialogElement>('dialog').open);
    expect(focused(host)).to.equal('Keep it');
    expect(find('dialog').getAttribute('aria-labelledby')).to.equal(find('dialog [role=heading]').id);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !find<HTMLDialogElement>('dialog').open && !open);
    expect(focused(host)).to.equal('Cancel the meeting');
  });

  it('what opened a dialog is in sight again when it closes', async () => {
    let open = false;
    const { host, find } = await draw((self) => html`<button>Filters</button>
      ${dialog({ id: 'ask', open, title: 'Whom are you looking for?', body: '', actions: html`<button>Show 9 mentors</button>`, onClose: () => ((open = false), self.requestUpdate()) })}`);
    const tall = document.createElement('div');
    tall.style.setProperty('block-size', '5000px');
    host.after(tall);
    find('button').focus();
    open = true;
    host.requestUpdate();
    await waitUntil(() => find<HTMLDialogElement>('dialog').open);
    window.scrollTo(0, 4000);
    open = false;
    host.requestUpdate();
    await waitUntil(() => !find<HTMLDialogElement>('dialog').open && find('button').getBoundingClientRect().top >= 0, 'the button is in sight');
    tall.remove();
  });

  it('a menu is walked by arrows, Home and End; Escape gives the focus back', async () => {
    const chosen: string[] = [];
    const items = ['Edit', 'Archive', 'Delete'].map((label) => ({ label, onChoose: () => chosen.push(label) }));
    const { host, find } = await draw(() => menu({ id: 'more', label: 'More', items }));
    find('button').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(host) === 'Edit');
    await sendKeys({ press: 'ArrowDown' });
    expect(focused(host)).to.equal('Archive');
    await sendKeys({ press: 'End' });
    expect(focused(host)).to.equal('Delete');
    await sendKeys({ press: 'ArrowDown' });
    expect(focused(host)).to.equal('Edit');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => find('button').matches(':focus'));
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(host) === 'Edit');
    await sendKeys({ press: 'Enter' });
    expect(chosen).to.deep.equal(['Edit']);
    expect(find('.menu-items').matches(':popover-open')).to.equal(false);
  });

  it('a scale is one stop of the Tab key and walked by arrows', async () => {
    const chosen: string[] = [];
    const { find } = await draw(() => scale({ name: 'sure', legend: 'How sure?', value: '5', options: ['4', '5', '6'].map((value) => ({ value, label: value })), onChange: (value) => chosen.push(value) }));
    find<HTMLInputElement>('input:checked').focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(chosen).to.deep.equal(['6']);
  });

  it('Space turns a checkbox, Delete takes a chip away', async () => {
    const told: unknown[] = [];
    const { find } = await draw(() => html`${checkbox({ label: 'Evenings', checked: false, count: 3, errorId: 'evenings-error', onChange: (on) => told.push(on) })}${removableChip({ label: 'Portuguese', onRemove: () => told.push('removed') })}`);
    find('input').focus();
    await sendKeys({ press: 'Space' });
    find('.chip').focus();
    await sendKeys({ press: 'Delete' });
    expect(told).to.deep.equal([true, 'removed']);
    expect(find('input')).to.have.attribute('aria-describedby', 'evenings-error');
    expect(find('.chip')).to.have.attribute('aria-label', 'Remove Portuguese');
  });

  it('a field ties label, hint and error to its control', async () => {
    const { find } = await draw(() => field({ id: 'due', label: 'Due', hint: 'Day, month, year.', error: 'February has 28 days.' }, (control) => html`<input id=${control.id} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} />`));
    const input = find<HTMLInputElement>('input');
    expect(input.labels?.[0]?.textContent?.trim()).to.equal('Due');
    const described = (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => find(`#${id}`).textContent?.trim());
    expect(described).to.deep.equal(['Day, month, year.', 'February has 28 days.']);
    expect(input).to.have.attribute('aria-invalid', 'true');
  });

  it('a toast can be undone and is announced', async () => {
    let undone = 0;
    const { host, find } = await draw(() => '');
    host.toast.show('Goal moved to the archive', () => (undone += 1));
    await host.updateComplete;
    find('.toast button').focus();
    await sendKeys({ press: 'Enter' });
    await host.updateComplete;
    expect(undone).to.equal(1);
    expect(host.shadowRoot?.querySelector('.toast')).to.equal(null);
    await waitUntil(() => document.getElementById('mentor-live-polite')?.textContent === 'Goal moved to the archive', 'announced');
  });
});

describe('announcements', () => {
  it('replace each other, so that only the last is said', async () => {
    announce('9 mentors fit');
    announce('14 mentors fit');
    const region = document.getElementById('mentor-live-polite');
    await waitUntil(() => region?.textContent !== '', 'something is said');
    expect(region?.textContent).to.equal('14 mentors fit');
    expect(document.querySelectorAll('[aria-live]')).to.have.length(1);
  });

  it('go again once they have been heard: a later page does not hold old news', async () => {
    announce('Request sent', 'assertive');
    const region = () => document.getElementById('mentor-live-assertive')?.textContent;
    await waitUntil(() => region() === 'Request sent', 'it is said');
    await waitUntil(() => region() === '', 'it has gone');
  }).timeout(20_000);

  it('are made in the dialog that is open: all outside it is inert', async () => {
    let open = true;
    const { host, find } = await draw((self) => dialog({ id: 'ask', open, title: 'Withdraw?', body: '', actions: html`<button>Keep it</button>`, onClose: () => ((open = false), self.requestUpdate()) }));
    await waitUntil(() => find<HTMLDialogElement>('dialog').open);
    announce('We couldn’t reach the server.', 'assertive');
    await waitUntil(() => find('dialog [aria-live=assertive]').textContent !== '', 'said in the dialog');
    expect(document.getElementById('mentor-live-assertive')?.textContent).to.equal('');

    announce('Withdrawn');
    open = false;
    host.requestUpdate();
    await waitUntil(() => document.getElementById('mentor-live-polite')?.textContent === 'Withdrawn', 'said on the page once it has closed');
    expect(find('dialog [aria-live=polite]').textContent).to.equal('');
  });
});
