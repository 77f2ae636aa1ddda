import { define } from '../define.ts';
import { MentorScheduling } from '../scheduling/scheduling.ts';

define('mentor-scheduling', MentorScheduling);

declare global {
  interface HTMLElementTagNameMap {
    'mentor-scheduling': MentorScheduling;
  }
}
