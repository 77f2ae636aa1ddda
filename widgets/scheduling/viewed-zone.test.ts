import { expect } from '@open-wc/testing';
import { show } from '../testing/scheduling.ts';

describe('the clock that is looked at', () => {
  it('is the same in every element of the page, and asks nothing any more of one that is gone, whatever came late for it', async () => {
    const { element, api } = await show();
    const gone = document.createElement('mentor-scheduling');
    element.parentElement!.append(gone);
    await gone.updateComplete;
    element.viewed.show('Asia/Tokyo');
    expect(gone.viewed.zone).to.equal('Asia/Tokyo');
    gone.remove();
    await gone.updateComplete;
    expect(gone.viewed.zone, 'its last update').to.equal('Asia/Tokyo');
    const calls = api.calls.length;
    let asked = 0;
    gone.requestUpdate = () => void (asked += 1);
    element.viewed.show('Africa/Lagos');
    expect([asked, api.calls.length]).to.deep.equal([0, calls]);
  });
});
