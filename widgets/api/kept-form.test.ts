import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { define } from '../define.ts';
import { MentorElement } from '../mentor-element.ts';
import type { FakeAnswers } from '../testing/fake-api.ts';
import { mount } from '../testing/mount.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { KeptForm } from './kept-form.ts';

interface Letter {
  to: string;
  words: string;
}

class WithForm extends MentorElement {
  readonly form = new KeptForm<Letter, 'to' | 'words'>(this, {
    toDraft: ({ to, words }) => ({ to, words }),
    withDraft: (letter, { to = letter.to, words = letter.words }) => ({ to, words }),
    wrongIn: ({ to, words }) => [...(to === '' ? ['to' as const] : []), ...(words === '' ? ['words' as const] : [])],
  });

  protected override render(): TemplateResult {
    const { to, words } = this.form.open('letter', () => ({ to: 'Ben', words: '' }));
    return html`<input class="input" id="to" aria-label="To" .value=${to} /><fieldset id="words" tabindex="-1"><input aria-label="Words" .value=${words} /></fieldset>
      <p>${this.form.errorOf('to', 'Name somebody.')}</p><p>${this.form.errorOf('words', 'Write a line.')}</p>`;
  }
}
define('mentor-with-form', WithForm);

async function show(answers: FakeAnswers = {}) {
  const nothing: FakeAnswers = { readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: '2026-10-20T09:00:00.000Z' }) };
  const { element, api } = await mount<WithForm>(html`<mentor-with-form></mentor-with-form>`, { answers: { ...nothing, ...answers } });
  const errors = async () => {
    await element.updateComplete;
    return [...(element.shadowRoot?.querySelectorAll('p') ?? [])].map((one) => one.textContent).filter(Boolean);
  };
  return { element, form: element.form, api, errors };
}

describe('a form that is kept', () => {
  it('brings back what was typed last', async () => {
    const { form } = await show({ readDraft: () => ({ fields: { words: 'Hello' }, savedAt: null }) });
    await form.restored;
    expect(form.fields).to.deep.equal({ to: 'Ben', words: 'Hello' });
  });

  it('leaves a draft aside that comes after somebody has begun to type', async () => {
    let come: (() => void) | undefined;
    const { form } = await show({ readDraft: () => new Promise((resolve) => (come = () => resolve({ fields: { words: 'Old' }, savedAt: null }))) });
    form.change({ words: 'New' });
    await waitUntil(() => come !== undefined);
    come?.();
    await form.restored;
    expect(form.fields?.words).to.equal('New');
  });

  it('tells nobody off before they have tried to send it, then leads to what is wrong', async () => {
    const { element, form, errors } = await show();
    await form.restored;
    expect(await errors()).to.deep.equal([]);
    expect(form.check()).to.equal(true);
    expect(await errors()).to.deep.equal(['Write a line.']);
    await waitUntil(() => element.shadowRoot?.activeElement?.ariaLabel === 'Words', 'the focus is in the group');
    form.change({ words: 'Hello' });
    expect(await errors()).to.deep.equal([]);
    expect(form.check()).to.equal(false);
  });

  it('says a sentence at a field until the next change', async () => {
    const { form, errors } = await show();
    form.tell('to', 'Ben has just left.');
    expect(await errors()).to.deep.equal(['Ben has just left.']);
    form.change({ to: 'Ngozi' });
    expect(await errors()).to.deep.equal([]);
  });

  it('forgets its draft once it is sent, and keeps what it was left with', async () => {
    const { form, api } = await show();
    await form.restored;
    form.change({ words: 'Hello' });
    await form.sent();
    expect(api.bodies('saveDraft')).to.deep.equal([{ fields: {} }]);
    form.change({ words: 'Hello again' });
    form.leave();
    expect(form.fields).to.equal(undefined);
    await waitUntil(() => api.bodies('saveDraft').length === 2, 'kept for the next time');
    expect(api.bodies('saveDraft').at(-1)).to.deep.equal({ fields: { to: 'Ben', words: 'Hello again' } });
  });
});
