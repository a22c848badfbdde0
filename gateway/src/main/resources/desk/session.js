// A session that has ended leads to the login page; but nobody is carried off in the middle of a sentence, with the rest
// of it typed into the login's name. What is written is kept meanwhile, and so is nobody's matter on a screen that was left.
(function () {
  'use strict';
  var PAUSE = 30000;
  var typedAt = -PAUSE;
  var leads = null;

  document.addEventListener('input', function (e) { if (e.isTrusted) typedAt = Date.now(); }, true);

  function goWhenDone() {
    if (!leads) return;
    var left = typedAt + PAUSE - Date.now();
    if (left > 0) setTimeout(goWhenDone, left);
    else location.href = leads;
  }

  function ended(login) {
    var box = document.getElementById('session-ended');
    if (leads) return;
    leads = login;
    if (box && typedAt + PAUSE > Date.now()) {
      box.hidden = false;
      box.querySelector('a').href = login;
    }
    goWhenDone();
  }

  // Logged in again beside it.
  document.addEventListener('htmx:sseOpen', function () {
    leads = null;
    document.getElementById('session-ended').hidden = true;
  });
  document.addEventListener('desk:session-ended', function (e) { ended(e.detail); });
  document.addEventListener('htmx:beforeOnLoad', function (e) {
    var login = e.detail.xhr.status === 401 && e.detail.xhr.getResponseHeader('HX-Redirect');
    if (!login) return;
    e.preventDefault();
    ended(login);
  });
})();
