import { MentorBoard } from '../board/mentor-board.ts';
import { define } from '../define.ts';

define('mentor-board', MentorBoard);

declare global {
  interface HTMLElementTagNameMap {
    'mentor-board': MentorBoard;
  }
}
