import { expect, html } from '@open-wc/testing';
import type { MountOptions } from '../testing/mount.ts';
import { mount } from '../testing/mount.ts';
import * as sample from './app-samples.ts';
import '../entries/mentor-app.ts';
import type { MentorApp } from './mentor-app.ts';

const start = (options: MountOptions) => mount<MentorApp>(html`<mentor-app></mentor-app>`, options);

describe('the program', () => {
  it('shows the first page with the one next step', async () => {
    const { element } = await start({ answers: { readHome: () => sample.homeAlone } });
    expect(element.shadowRoot?.textContent).to.contain('Find a mentor');
  });
});
