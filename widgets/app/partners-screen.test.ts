import { expect } from '@open-wc/testing';
import '../entries/mentor-app.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { open } from '../testing/open-app.ts';
import { meAsMentee, meAsMentor } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { toCircle } from '../scheduling/example-series.ts';
import * as sample from './app-samples.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('the list of one’s people', () => {
  it('says beside each mentee what waits for a word of the mentor: proposed times, and whether the two have met; live', async () => {
    const opened = await open({ readHome: () => sample.homeOfBen, ...sample.pairsThatAsk }, { at: '#partners', me: meAsMentor });
    await waitUntil(() => opened.shown().includes('Did you meet Yuki?'));
    expect(opened.shown()).to.contain('Ana proposes times to meet').and.not.to.contain('Did you meet Ana?').and.not.to.contain('Yuki proposes');
    expect(opened.named('See the times').getAttribute('href')).to.equal('#meetings');
    expect(opened.named('Say how it was').getAttribute('href')).to.match(/^#meetings\/meeting\/[0-9a-f]{24}$/);
    await expectAccessible(opened.app);
    opened.api.answer({ listProposals: () => ({ items: [], nextCursor: null }) });
    opened.api.happen({ type: 'proposal.withdrawn', id: sample.withBen.id });
    await waitUntil(() => !opened.shown().includes('Ana proposes times'));
    opened.api.answer(sample.pairsOfBen);
    opened.api.happen({ type: 'meeting.held', id: sample.withBen.id });
    await waitUntil(() => !opened.shown().includes('Your next step'));
  });

  it('asks a member of a circle for their word on its times until they have given it', async () => {
    const inCircle = { ...sample.withBen, circle: { id: toCircle.circle!.id, title: toCircle.circle!.title } };
    const answers = { readHome: () => sample.homeWithBen, ...sample.pairOfAna, listMatches: () => ({ items: [inCircle], nextCursor: null }), listProposals: () => ({ items: [toCircle], nextCursor: null }) };
    const opened = await open(answers, { at: '#partners', me: meAsMentee });
    await waitUntil(() => opened.shown().includes('Ben proposes times to meet'));
    const answered = { ...toCircle, times: toCircle.times.map((time) => ({ ...time, suitsMe: false })) };
    opened.api.answer({ listProposals: () => ({ items: [answered], nextCursor: null }) });
    opened.api.happen({ type: 'proposal.answered', id: sample.withBen.id });
    await waitUntil(() => !opened.shown().includes('Ben proposes times to meet'));
  });
});
