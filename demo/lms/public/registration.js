import { listenTo } from './messages.js';

// Dynamic Registration 1.0, 3.7: the tool says when its page may be closed.
listenTo(document.querySelector('.tool-frame'), ({ subject }) => {
  if (subject === 'org.imsglobal.lti.close') location.assign('/admin/tools?done=registered');
});
