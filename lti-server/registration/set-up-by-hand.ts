import { privacyLevels } from '../../models/tenants/registration-choices.ts';
import { readForm } from '../launch/form.ts';
import type { LaunchDesk, Visit } from '../launch/visit.ts';
import { sendPage } from '../pages/send.ts';
import { setupPage } from '../pages/setup.ts';
import { canvasKey } from './canvas-key.ts';
import { aboutThisTool } from './this-tool.ts';

/** `GET /lti/setup`: all values for setting a platform up by hand. They are public. */
export async function showSetup({ response, locale }: Visit, { toolUrl }: LaunchDesk): Promise<void> {
  sendPage(response, 200, setupPage(locale, aboutThisTool(toolUrl)), {});
}

/** `GET /lti/canvas.json?privacy=public|name_only|anonymous`: what Canvas reads where an LTI key is made by its address. */
export async function sendCanvasKey({ request, response }: Visit, { toolUrl }: LaunchDesk): Promise<void> {
  const { privacy = 'public' } = readForm(request.query, ['privacy']);
  const level = privacyLevels.find((one) => one === privacy);
  if (level === undefined) {
    response.status(400).json({ error: `privacy is one of ${privacyLevels.join(', ')}.` });
    return;
  }
  response.setHeader('Cache-Control', 'public, max-age=300');
  response.json(canvasKey(toolUrl, level));
}
