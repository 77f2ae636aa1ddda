import type { Response } from 'express';
import { html } from '../../web/html.ts';
import { allow } from '../../web/policy.ts';
import type { Course } from '../campus.ts';
import { documentOf } from '../pages/frame.ts';

/** Inside the frame: leads the page around it back to the course, where the outcome is told. */
export function sendLeaving(res: Response, course: Course): void {
  allow(res, { 'frame-ancestors': ["'self'"] });
  res.type('html').send(
    String(
      documentOf(
        { title: 'Back to the course', scripts: ['leave-frame.js'] },
        html`<main class="message" id="content"><h1>Back to the course</h1><p><a class="button" id="leave" href="/courses/${course.id}/modules" target="_top">Continue</a></p></main>`,
      ),
    ),
  );
}
