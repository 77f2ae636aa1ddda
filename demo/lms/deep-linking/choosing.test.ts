import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import test from 'node:test';
import { decodeJwt } from 'jose';
import { openBrowser } from '../../browser.ts';
import { clientId, deploymentId, dl, lti, testTool } from '../test-tool.ts';
import type { TestTool } from '../test-tool.ts';

async function formOf(request: IncomingMessage): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(await text(request)));
}

/** A tool whose every choice is one link: it goes through the login, and its page has one button. */
function pages(toolOf: () => TestTool): RequestListener {
  return (request, response) => {
    void (async () => {
      const tool = toolOf();
      const form = await formOf(request);
      if (request.url === '/login') {
        const { login_hint: hint = '', lti_message_hint: message = '' } = form;
        const asked = {
          client_id: clientId, redirect_uri: `${tool.url}/launch`, response_type: 'id_token', response_mode: 'form_post', scope: 'openid', prompt: 'none',
          state: 's', nonce: 'n', login_hint: hint, lti_message_hint: message,
        };
        response.writeHead(302, { location: `${tool.campus.url}/lti/authorize?${new URLSearchParams(asked)}` }).end();
        return;
      }
      const claims = decodeJwt(form.id_token ?? '');
      const settings = claims[`${dl}deep_linking_settings`] as { deep_link_return_url: string; data: string } | undefined;
      if (settings === undefined) {
        response.setHeader('content-type', 'text/html').end(`<h1>${JSON.stringify(claims[`${lti}custom`])}</h1>`);
        return;
      }
      const seconds = Math.floor(tool.campus.clock.now.getTime() / 1000);
      const answer = await tool.sign({
        iss: clientId, aud: tool.campus.url, iat: seconds, exp: seconds + 60, nonce: randomUUID(),
        [`${lti}message_type`]: 'LtiDeepLinkingResponse', [`${lti}version`]: '1.3.0', [`${lti}deployment_id`]: deploymentId,
        [`${dl}data`]: settings.data, [`${dl}content_items`]: [{ type: 'ltiResourceLink', title: 'Find a mentor', custom: { widget: 'directory' } }],
      });
      response.setHeader('content-type', 'text/html').end(
        `<form method="post" action="${settings.deep_link_return_url}"><input type="hidden" name="JWT" value="${answer}"><button>Choose this</button></form>`,
      );
    })();
  };
}

test('in a browser that blocks third-party cookies a teacher chooses in the frame, and the course has it', async (t) => {
  const made: TestTool[] = [];
  const tool = await testTool(t, {}, pages(() => made[0] as TestTool));
  made.push(tool);
  await using open = await openBrowser({ thirdPartyCookies: 'blocked' });
  const page = await (await open.browser.newContext()).newPage();
  await page.goto(`${tool.campus.url}/sign-in?q=Chiara%20Bianchi`);
  await page.getByRole('button', { name: 'Sign in as Chiara Bianchi' }).first().click();
  await page.goto(`${tool.campus.url}/courses/car-210/modules`);
  await page.getByRole('link', { name: 'Test tool' }).last().click();
  await page.getByTitle('Add from Test tool').contentFrame().getByRole('button', { name: 'Choose this' }).click();

  await page.getByRole('status').getByText('One activity is in the course.').waitFor();
  assert.equal(page.url(), `${tool.campus.url}/courses/car-210/modules`);
  await page.getByRole('link', { name: 'Find a mentor' }).click();
  await page.getByTitle('Find a mentor').contentFrame().getByRole('heading', { name: '{"widget":"directory"}' }).waitFor();
});
