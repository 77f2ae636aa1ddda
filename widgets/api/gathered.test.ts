import { expect, nextFrame } from '@open-wc/testing';
import { waitUntil } from '../testing/wait-until.ts';
import { gathered } from './gathered.ts';

describe('what is gathered', () => {
  it('is done once for all that came, after the last of them', async () => {
    const done: number[] = [];
    let came = 0;
    const hear = gathered(() => done.push(came));
    for (; came < 20; came += 1) {
      hear();
      await nextFrame();
    }
    expect(done, 'while more come').to.deep.equal([]);
    await waitUntil(() => done.length > 0);
    expect(done).to.deep.equal([20]);
    hear();
    await waitUntil(() => done.length === 2, 'the next one begins anew');
  });

  it('does not wait for ever where they never rest', async () => {
    let done = 0;
    const hear = gathered(() => (done += 1), 600);
    const began = performance.now();
    while (done === 0) {
      hear();
      await nextFrame();
    }
    expect(performance.now() - began).to.be.at.least(600).and.below(5_000);
  });
});
