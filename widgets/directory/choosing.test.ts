import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../testing/accessible.ts';
import { show, type } from '../testing/directory-on-screen.ts';
import { fails } from '../testing/fake-api.ts';
import { aRequest, benCard, benProfile, leilaCard, ngoziCard, tomasCard } from '../testing/mentors.ts';
import { ben, ngozi, tomas } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';

describe('choosing mentors before asking', () => {
  const profiles = { [benCard.id]: benProfile, [ngoziCard.id]: { ...benProfile, ...ngoziCard }, [tomasCard.id]: { ...benProfile, ...tomasCard }, [leilaCard.id]: { ...benProfile, ...leilaCard } };
  const reads = { readMentor: ({ path }: { path?: { mentorId: string } }) => profiles[path!.mentorId]!, listMatchRequests: () => ({ items: [], nextCursor: null }) };
  const opened = async (more: Parameters<typeof show>[0] = {}) => show({ ...more, answers: { ...reads, ...more.answers } });
  const order = (all: Awaited<ReturnType<typeof show>>['all']) => all('#choices .rank .label').map((one) => one.textContent);

  it('each press adds one, the tray shows the order, and nobody is asked yet', async () => {
    const shown = await opened();
    shown.named('.ask', 'Choose Ben').click();
    await waitUntil(() => shown.focused()?.textContent.includes('Your choice 1'), 'the focus stays at the card');
    await shown.said('Ben is your choice 1 of 3.');
    shown.named('.ask', 'Choose Tomás').click();
    await waitUntil(() => shown.all('.choice-tray').length === 1 && shown.all('.tray-choices > li')[1]!.textContent.includes('Tomás Ferreira'));
    expect(shown.all('.tray-choices > li')[2]!.textContent).to.contain('Pick another');
    await expectAccessible(shown.element);
    await waitUntil(() => shown.api.bodies('saveDraft').length > 0, 'kept');
    expect(shown.api.bodies('saveDraft').at(-1)).to.deep.equal({ fields: { ids: `${ben.id},${tomas.id}` } });
    expect(shown.api.bodies('sendMatchRequest')).to.deep.equal([]);
  });

  it('are put in order by keyboard, and one message asks all of them', async () => {
    const shown = await opened({ answers: { sendMatchRequest: () => aRequest({ choices: [{ mentor: tomas, state: 'asked' }, { mentor: ben, state: 'queued' }] }) } });
    shown.named('.ask', 'Choose Ben').click();
    await waitUntil(() => shown.all('.choice-tray').length === 1);
    shown.named('.ask', 'Choose Tomás').click();
    shown.named('.ask', 'Choose Ngozi').click();
    await waitUntil(() => shown.all('.tray-choices .soft').length === 0);
    shown.named('.button', 'Write your message').click();
    await waitUntil(() => shown.focused()?.id === 'request-goal');
    expect(order(shown.all)).to.deep.equal(['Ben Köhler', 'Tomás Ferreira', 'Ngozi Adeyemi']);
    await expectAccessible(shown.element);
    shown.named('.earlier', 'Ask Tomás earlier').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => order(shown.all)[0] === 'Tomás Ferreira');
    expect(shown.focused().getAttribute('aria-label'), 'at the top there is only later').to.equal('Ask Tomás later');
    await shown.said('Tomás moved to place 1 of 3.');
    shown.named('.drop', 'Don’t ask Ngozi').click();
    await waitUntil(() => order(shown.all).length === 2);
    await type(shown.all('#request-goal')[0]!, 'Land an internship');
    await type(shown.all('#request-message')[0]!, 'Would you look at my model?');
    shown.named('.button', 'Send request').click();
    await waitUntil(() => shown.api.bodies('sendMatchRequest').length === 1);
    expect(shown.api.bodies('sendMatchRequest')).to.deep.equal([{ choices: [tomas.id, ben.id], goal: 'Land an internship', message: 'Would you look at my model?', cadence: 'monthly' }]);
    await waitUntil(() => shown.focused()?.textContent === 'Sent. Tomás has 10 days to answer.');
  });

  it('come back after a reload, without whoever cannot be asked any more', async () => {
    const full = { ...profiles[tomasCard.id]!, state: 'full' as const };
    const shown = await opened({
      answers: {
        readMentor: ({ path }) => (path?.mentorId === tomas.id ? full : profiles[path.mentorId]!),
        readDraft: ({ path }) => ({ fields: path?.key === 'match-request-choices' ? { ids: `${tomas.id},${ngozi.id}` } : {}, savedAt: null }),
      },
    });
    await waitUntil(() => shown.all('.choice-tray').length === 1);
    expect(shown.named('.ask', 'Your choice 1').closest('.mentor')!.textContent).to.contain('Ngozi Adeyemi');
    expect(shown.all('.tray-choices > li').length).to.equal(3);
  });

  it('a fourth asks whom it replaces', async () => {
    const shown = await opened({ answers: { readDraft: ({ path }) => ({ fields: path?.key === 'match-request-choices' ? { ids: [ben, tomas, ngozi].map(({ id }) => id).join(',') } : {}, savedAt: null }) } });
    await waitUntil(() => shown.all('.choice-tray').length === 1);
    shown.named('.ask', 'Choose Leila').click();
    await waitUntil(() => shown.words().includes('Your choices are full. Replace one?'));
    shown.named('.replace', 'Replace Tomás').click();
    await waitUntil(() => order(shown.all).join() === 'Ben Köhler,Leila Haddad,Ngozi Adeyemi');
    await waitUntil(() => shown.focused()?.closest('.rank')?.textContent.includes('Leila Haddad'));
  });

  it('a refusal names the one of several whom it is about, and every word and choice stays', async () => {
    const shown = await opened({
      answers: {
        readDraft: ({ path }) => ({ fields: path?.key === 'match-request-choices' ? { ids: `${ben.id},${tomas.id}` } : { goal: 'Land an internship', message: 'Hello' }, savedAt: null }),
        sendMatchRequest: fails('mentor-full', { status: 409, details: { mentorId: tomas.id } }),
      },
    });
    await waitUntil(() => shown.all('.choice-tray').length === 1);
    shown.named('.button', 'Write your message').click();
    await waitUntil(() => shown.all<HTMLInputElement>('#request-goal')[0]?.value === 'Land an internship');
    shown.named('.button', 'Send request').click();
    await waitUntil(() => shown.words().includes('Tomás has just filled the last place.'));
    expect(order(shown.all)).to.deep.equal(['Ben Köhler', 'Tomás Ferreira']);
  });

  it('nothing reaches over the edge at 320 px', async () => {
    const shown = await opened({ width: 320, answers: { readDraft: ({ path }) => ({ fields: path?.key === 'match-request-choices' ? { ids: [ben, tomas, ngozi].map(({ id }) => id).join(',') } : {}, savedAt: null }) } });
    await waitUntil(() => shown.all('.choice-tray').length === 1);
    expect(shown.element.scrollWidth).to.be.at.most(320);
    shown.named('.button', 'Write your message').click();
    await waitUntil(() => shown.all('#choices .rank').length === 3);
    expect(shown.element.scrollWidth).to.be.at.most(320);
  });
});
