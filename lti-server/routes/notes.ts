import { deleteNote, editNote, listNotes, readNote, restoreNote, shareNote, stopSharingNote, writeNote } from '../../models/notes/notes.ts';
import { notes } from '../contract/notes.ts';
import { routes } from '../handle.ts';

export const noteRoutes = routes(notes, {
  listNotes: ({ member, params, query, now }) => listNotes(member, params, query, now),
  writeNote: ({ member, params, body, now }) => writeNote(member, params, body, now),
  listCircleNotes: ({ member, params, query, now }) => listNotes(member, params, query, now),
  writeCircleNote: ({ member, params, body, now }) => writeNote(member, params, body, now),
  readNote: ({ member, params }) => readNote(member, params.noteId),
  editNote: ({ member, params, body, now }) => editNote(member, params.noteId, body, now),
  shareNote: ({ member, params, body, now }) => shareNote(member, params.noteId, body, now),
  stopSharingNote: ({ member, params, now }) => stopSharingNote(member, params.noteId, now),
  deleteNote: ({ member, params, now }) => deleteNote(member, params.noteId, now),
  restoreNote: ({ member, params, now }) => restoreNote(member, params.noteId, now),
});
