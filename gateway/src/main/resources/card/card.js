/* Sends the card once, and the same again when the network was lost on the way. */
(function () {
  'use strict';
  var form = document.getElementById('card');
  if (!form || !window.fetch) return;
  var words = form.dataset;
  var photos = window.cardPhotos;
  var send = document.getElementById('send');
  var told = document.getElementById('send-state');
  var label = send.textContent;
  var sending = false;

  function show() {
    var waiting = photos && photos.busy();
    send.disabled = sending || waiting;
    send.textContent = sending ? words.busy : label;
    if (!waiting && told.textContent === words.wait) told.textContent = '';
    if (waiting && !told.textContent) told.textContent = words.wait;
  }
  if (photos) photos.onChange(show);

  function clear() {
    form.querySelectorAll('.wrong').forEach(function (el) { el.textContent = ''; });
    form.querySelectorAll('[aria-invalid=true]').forEach(function (el) { el.setAttribute('aria-invalid', 'false'); });
  }

  function complain(answer) {
    document.getElementById('form-wrong').textContent = answer.notice || '';
    var first = null;
    Object.keys(answer.wrong || {}).forEach(function (field) {
      var line = document.getElementById(field + '-wrong');
      var input = document.getElementById(field === 'media' ? 'files' : field === 'place' ? 'address' : field);
      if (line) line.textContent = answer.wrong[field];
      if (input) {
        input.setAttribute('aria-invalid', 'true');
        var hidden = input.closest('details');
        if (hidden) hidden.open = true;
        first = first || input;
      }
    });
    if (first) first.focus(); else document.getElementById('form-wrong').scrollIntoView();
  }

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    if (sending || (photos && photos.busy())) return;
    clear();
    sending = true;
    show();
    var body = new FormData(form);
    body.delete('camera'); // the photos are there already, by their passes
    body.delete('files');
    fetch(form.getAttribute('action'), { method: 'POST', body: body, headers: { Accept: 'application/json' } })
      .then(function (response) {
        return response.json().then(function (answer) {
          if (answer.done) {
            if (photos) photos.forget();
            location.replace(answer.done);
          } else {
            complain(answer);
          }
        });
      })
      .catch(function () { told.textContent = words.lost; })
      .then(function () {
        sending = false;
        show();
      });
  });
})();
