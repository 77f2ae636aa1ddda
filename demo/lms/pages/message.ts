import type { Response } from 'express';
import { html } from '../../web/html.ts';
import { allow } from '../../web/policy.ts';
import { documentOf } from './frame.ts';

/** A page that says why something did not happen; also inside this platform's own frames. */
export function sendMessage(res: Response, status: number, title: string, text: string): void {
  allow(res, { 'frame-ancestors': ["'self'"] });
  res
    .status(status)
    .type('html')
    .send(
      String(
        documentOf(
          { title },
          html`<main class="message" id="content">
  <p class="crest-line">Northfield University</p>
  <h1>${title}</h1>
  <p>${text}</p>
  <p><a href="/" target="_top">To the start page</a></p>
</main>`,
        ),
      ),
    );
}
