import { define } from '../define.ts';
import { MentorGoals } from '../goals/mentor-goals.ts';

define('mentor-goals', MentorGoals);

declare global {
  interface HTMLElementTagNameMap {
    'mentor-goals': MentorGoals;
  }
}
