import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';

define('mentor-app', MentorApp);

declare global {
  interface HTMLElementTagNameMap {
    'mentor-app': MentorApp;
  }
}
