// Tells colleagues on the same conversation that somebody writes, and that unsent words lie here: that alone, never the
// words. A form says so with data-typing="id of the conversation". A page that is closed says nothing more.
(function () {
  'use strict';
  var OFTEN = 5000;
  var SOMETIMES = 30000;
  var PAUSE = 6000;
  var form, said = 'nothing', saidAt = 0, typedAt = 0;

  function say(does) {
    said = does;
    saidAt = Date.now();
    var body = new URLSearchParams({ csrf: form.elements.csrf.value, does: does });
    fetch('/desk/parts/typing/' + encodeURIComponent(form.dataset.typing), { method: 'POST', body: body, keepalive: true, redirect: 'manual' })
      .catch(function () {});
  }

  function words() {
    return Array.prototype.some.call(form.querySelectorAll('textarea'), function (field) { return field.value.trim() !== ''; });
  }

  function look() {
    var does = !words() ? 'nothing' : Date.now() - typedAt < PAUSE ? 'writing' : 'draft';
    var again = does === 'writing' ? OFTEN : SOMETIMES;
    if (does !== said || (does !== 'nothing' && Date.now() - saidAt >= again)) say(does);
  }

  document.addEventListener('DOMContentLoaded', function () {
    form = document.querySelector('form[data-typing]');
    if (!form) return;
    form.addEventListener('input', function () {
      typedAt = Date.now();
      look();
    });
    form.addEventListener('submit', function () { if (said !== 'nothing') say('nothing'); });
    window.addEventListener('pagehide', function () { if (said === 'writing' && words()) say('draft'); });
    setInterval(look, 2000);
    look();
  });
})();
