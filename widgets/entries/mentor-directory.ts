import { define } from '../define.ts';
import { MentorDirectory } from '../directory/mentor-directory.ts';

define('mentor-directory', MentorDirectory);

declare global {
  interface HTMLElementTagNameMap {
    'mentor-directory': MentorDirectory;
  }
}
