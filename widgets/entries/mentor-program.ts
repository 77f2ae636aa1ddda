import { define } from '../define.ts';
import { MentorProgram } from '../program/mentor-program.ts';

define('mentor-program', MentorProgram);

declare global {
  interface HTMLElementTagNameMap {
    'mentor-program': MentorProgram;
  }
}
