import { Router } from 'express';
import { html } from '../../web/html.ts';
import type { LmsDesk } from '../desk.ts';
import { sendPage } from './frame.ts';
import { signedIn } from './signed-in.ts';

/** How to try the tool the hard way: with third-party cookies blocked, and as two people at once. */
export function help(desk: LmsDesk, toolUrl: string): Router {
  const routes = Router();
  const toolHost = new URL(toolUrl).host;
  const ownHost = new URL(desk.url).host;

  routes.get('/help', signedIn(desk, (person, _req, res) => {
    sendPage(res, person, {
      title: 'Help',
      place: 'help',
      trail: [{ text: 'Help' }],
      body: html`<div class="reading"><h1>Help</h1>
<p class="lead">This platform is a small, real LTI 1.3 platform. Its people are invented; its keys, launches and refusals are not.</p>

<h2 id="cookies">Block third-party cookies</h2>
<p>The tool opens in a frame at <code>${toolHost}</code>, this platform is <code>${ownHost}</code>: two sites, as at any school. To see a launch where the browser gives a framed site no ordinary cookies, block them, then open the course page again.</p>
<h3>Chrome</h3>
<ol><li>Open <code>chrome://settings/cookies</code> (Settings, Privacy and security, Third-party cookies).</li><li>Choose “Block third-party cookies”.</li><li>For one site only: the eye in the address bar, while the course page is open.</li></ol>
<h3>Firefox</h3>
<ol><li>Open <code>about:preferences#privacy</code> (Settings, Privacy &amp; Security).</li><li>Under Enhanced Tracking Protection choose Custom.</li><li>Tick Cookies and choose “All cross-site cookies”.</li></ol>
<p class="hint">Firefox keeps cookies of framed sites apart by default. That is not the same as blocking.</p>
<h3>Safari</h3>
<ol><li>Open Settings, Privacy.</li><li>“Prevent cross-site tracking” is on unless somebody turned it off: third-party cookies are blocked already.</li></ol>
<p class="hint">Safari also refuses secure cookies on plain http addresses such as this one, so the tool has no cookie there at all. It then says what to do.</p>
<h3>Edge</h3>
<ol><li>Open <code>edge://settings/privacy/cookies</code> (Settings, Privacy, search, and services, Cookies).</li><li>Turn on “Block third-party cookies”.</li></ol>
<p>Undo it in the same place. Nothing here remembers the setting.</p>

<h2 id="two">Be two people at once</h2>
<p>A browser is one person here. Open a private window, or a second browser, and sign in there as the mentor whom you asked. Both pages update by themselves.</p>

<h2 id="teach">Be a teacher</h2>
<p>Sign in as Chiara Bianchi. In CAR 210, “Add activity” under Modules lets you choose in a tool what the course gets, Grades holds the marks that tools and you give, and People lets you enrol, suspend and unenrol. “Student view” below a tool shows it as a student sees it, and “Copy this course” makes the one for next term.</p>

<h2 id="faults">See it fail</h2>
<p>Sign in as Dev Narang. Under Site admin you decide what a tool learns, which services it may call and where it may keep texts in the browser. “Let this platform misbehave” makes calls late, wrong or fail, so that you see what a tool makes of it.</p>

<h2 id="tools">Register a tool</h2>
<p>Sign in as Dev Narang and open Site admin. Paste the registration address that the tool’s owner gave you. The tool waits until Dev switches it on.</p>
</div>`,
    });
  }));

  return routes;
}
