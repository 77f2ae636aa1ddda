import type { Router } from 'express';
import { html } from '../../web/html.ts';
import { signIn } from '../../web/sign-in.ts';
import type { LmsDesk } from '../desk.ts';
import { documentOf } from './frame.ts';

/** The platform's front door. */
export function frontDoor({ campus, sessions }: LmsDesk): Router {
  const { ana, ben, chiara, moses, dev } = campus.people.featured;
  return signIn({
    people: campus.people,
    sessions,
    featured: [
      [ana, 'Student, new to mentoring. Start here.'],
      [ben, 'Alumnus in Berlin, a mentor'],
      [chiara, 'Teaches CAR 210, runs the mentoring program'],
      [moses, 'Teaches MAT 120, which has no program yet'],
      [dev, 'Administrator of this platform'],
    ],
    sendPage: (res, lists) => {
      res.type('html').send(
        String(
          documentOf(
            { title: 'Sign in' },
            html`<main class="sign-in" id="content">
<div class="sign-in-head">
  <span class="crest" aria-hidden="true">N</span>
  <div><p>Northfield University</p><h1>Sign in</h1></div>
</div>
<p class="lead">A demonstration: nobody here is real and nobody has a password. Choose who you want to be.</p>
${lists}
<p class="hint">Two people at once? Open a private window for the second.</p>
</main>`,
          ),
        ),
      );
    },
  });
}
