import { define } from '../define.ts';
import { MentorRequests } from '../requests/mentor-requests.ts';

define('mentor-requests', MentorRequests);

declare global {
  interface HTMLElementTagNameMap {
    'mentor-requests': MentorRequests;
  }
}
