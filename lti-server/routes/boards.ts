import {
  addBoardSeat, archiveBoardSeat, deleteBoard, editBoardSeat, moveBoardSeat, readBoard, readBoardSeat, removeBoardSeat, restoreBoardSeat,
} from '../../models/boards/boards.ts';
import { boards } from '../contract/boards.ts';
import { routes } from '../handle.ts';

export const boardRoutes = routes(boards, {
  readBoard: ({ member, now }) => readBoard(member, now),
  deleteBoard: ({ member, now }) => deleteBoard(member, now),
  addBoardSeat: ({ member, body, now }) => addBoardSeat(member, body, now),
  readBoardSeat: ({ member, params, now }) => readBoardSeat(member, params.seatId, now),
  editBoardSeat: ({ member, params, body, now }) => editBoardSeat(member, params.seatId, body, now),
  moveBoardSeat: ({ member, params, body, now }) => moveBoardSeat(member, params.seatId, body.to, now),
  archiveBoardSeat: ({ member, params, now }) => archiveBoardSeat(member, params.seatId, now),
  restoreBoardSeat: ({ member, params, now }) => restoreBoardSeat(member, params.seatId, now),
  removeBoardSeat: ({ member, params, now }) => removeBoardSeat(member, params.seatId, now),
});
