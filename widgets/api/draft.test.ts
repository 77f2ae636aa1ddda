import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import { MentorElement } from '../mentor-element.ts';
import { fails } from '../testing/fake-api.ts';
import { mount } from '../testing/mount.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { Draft } from './draft.ts';

class WithDraft extends MentorElement {
  readonly draft = new Draft(this);
}
define('mentor-with-draft', WithDraft);

const saved = { savedAt: '2026-10-20T09:00:00.000Z' };
const place = () => html`<mentor-with-draft></mentor-with-draft>`;

describe('a draft', () => {
  it('is saved once typing rests, without its empty fields', async () => {
    const { element, api } = await mount<WithDraft>(place(), { answers: { readDraft: () => ({ fields: { title: 'Old' }, savedAt: null }), saveDraft: () => saved } });
    expect(await element.draft.open('goal-new')).to.deep.equal({ title: 'Old' });
    for (const title of ['S', 'Sp', 'Speak']) element.draft.keep({ title, due: '' });
    await waitUntil(() => api.bodies('saveDraft').length > 0, 'saved');
    expect(api.bodies('saveDraft')).to.deep.equal([{ fields: { title: 'Speak' } }]);
    await waitUntil(() => element.draft.saved, 'says so');
    element.draft.keep({ title: 'Speak up' });
    expect(element.draft.saved).to.equal(false);
  });

  it('is saved at once when another form opens or the element goes', async () => {
    const { element, api } = await mount<WithDraft>(place(), { answers: { readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => saved } });
    await element.draft.open('goal-new');
    element.draft.keep({ title: 'One' });
    await element.draft.open('goal-edit:000000000000000000000001');
    element.draft.keep({ title: 'Two' });
    element.remove();
    await waitUntil(() => api.bodies('saveDraft').length === 2);
    expect(api.calls.filter(({ id }) => id === 'saveDraft').map(({ input }) => input)).to.deep.equal([
      { path: { key: 'goal-new' }, body: { fields: { title: 'One' } } },
      { path: { key: 'goal-edit:000000000000000000000001' }, body: { fields: { title: 'Two' } } },
    ]);
  });

  it('that was sent is removed, and nothing typed before comes after', async () => {
    const { element, api } = await mount<WithDraft>(place(), { answers: { readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => saved } });
    await element.draft.open('goal-new');
    element.draft.keep({ title: 'Sent' });
    await element.draft.discard();
    expect(api.bodies('saveDraft')).to.deep.equal([{ fields: {} }]);
  });

  it('that cannot be read is an empty one', async () => {
    const { element } = await mount<WithDraft>(place(), { answers: { readDraft: fails('network') } });
    expect(await element.draft.open('goal-new')).to.deep.equal({});
  });
});
