/* Photos and videos: sent one by one while the rest is filled in, each with its progress, again after a lost network. */
(function () {
  'use strict';
  var form = document.getElementById('card');
  if (!form || !window.FormData || !window.XMLHttpRequest) return;
  document.body.classList.add('scripted');
  var words = form.dataset;
  var tray = document.getElementById('tray');
  var wrong = document.getElementById('media-wrong');
  var MOST = 10;
  var items = [];
  var changed = function () {};

  /* A picture keeps its camera notes, which prove time and place; only one that is too large is made smaller. */
  function fitting(file) {
    var limit = Number(words.image);
    if (file.type.indexOf('image/') !== 0 || file.size <= limit || !window.createImageBitmap) return Promise.resolve(file);
    return createImageBitmap(file).then(function (picture) {
      var scale = Math.min(1, 2400 / Math.max(picture.width, picture.height));
      var canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      return new Promise(function (done) {
        canvas.toBlob(function (blob) { done(blob || file); }, 'image/jpeg', 0.88);
      });
    }).catch(function () { return file; });
  }

  function element(tag, name, text) {
    var el = document.createElement(tag);
    if (name) el.className = name;
    if (text) el.textContent = text;
    return el;
  }

  function button(text, label, act) {
    var el = element('button', 'button', text);
    el.type = 'button';
    el.setAttribute('aria-label', text + ': ' + label);
    el.addEventListener('click', act);
    return el;
  }

  function add(file) {
    if (items.length + document.querySelectorAll('input[name=pass]:not([data-item])').length >= MOST) {
      wrong.textContent = words.many;
      return;
    }
    var video = file.type.indexOf('video/') === 0;
    if (!video && file.type && file.type.indexOf('image/') !== 0) {
      wrong.textContent = file.name + ': ' + words.kind;
      return;
    }
    if (video && file.size > Number(words.video)) {
      wrong.textContent = file.name + ': ' + words.large;
      return;
    }
    var item = { file: file, pass: null, state: 'sending', row: element('li'), request: null };
    var picture = video ? element('div', 'clip') : element('img');
    if (!video) {
      picture.alt = '';
      picture.src = URL.createObjectURL(file);
      picture.addEventListener('load', function () { URL.revokeObjectURL(picture.src); });
    }
    var middle = element('div', 'middle');
    item.line = element('div', 'state');
    item.bar = element('progress');
    item.bar.max = 100;
    item.bar.setAttribute('aria-label', file.name);
    middle.appendChild(element('div', 'name', file.name));
    middle.appendChild(item.bar);
    middle.appendChild(item.line);
    item.buttons = element('div');
    item.row.appendChild(picture);
    item.row.appendChild(middle);
    item.row.appendChild(item.buttons);
    tray.appendChild(item.row);
    items.push(item);
    send(item);
  }

  function remove(item) {
    if (item.request) item.request.abort();
    if (item.input) item.input.remove();
    items.splice(items.indexOf(item), 1);
    item.row.remove();
    keep();
    changed();
    document.getElementById('files').focus();
  }

  function show(item, state, text) {
    item.state = state;
    item.row.className = state === 'failed' || state === 'refused' ? 'bad' : '';
    item.line.textContent = text;
    item.bar.hidden = state !== 'sending';
    item.buttons.textContent = '';
    if (state === 'failed') item.buttons.appendChild(button(words.again, item.file.name, function () { send(item); }));
    item.buttons.appendChild(button(words.remove, item.file.name, function () { remove(item); }));
    changed();
  }

  function send(item) {
    show(item, 'sending', words.sending);
    fitting(item.file).then(function (body) {
      var request = new XMLHttpRequest();
      item.request = request;
      request.open('POST', form.getAttribute('action') + '/files?lang=' + document.documentElement.lang);
      request.setRequestHeader('Accept', 'application/json');
      request.setRequestHeader('Content-Type', body.type || item.file.type || 'application/octet-stream');
      request.setRequestHeader('X-File-Name', encodeURIComponent(item.file.name.slice(-100)));
      request.upload.addEventListener('progress', function (event) {
        if (event.lengthComputable) item.bar.value = Math.round(100 * event.loaded / event.total);
      });
      request.addEventListener('load', function () {
        var answer = {};
        try { answer = JSON.parse(request.responseText); } catch (e) { /* told below */ }
        if (request.status === 201 && answer.pass) {
          item.pass = answer.pass;
          item.input = hidden(answer.pass);
          show(item, 'sent', words.sent);
          keep();
        } else if (request.status === 429 || request.status >= 500) {
          show(item, 'failed', answer.notice || words.failed);
        } else {
          show(item, 'refused', answer.notice || words.failed);
        }
      });
      request.addEventListener('error', function () { show(item, 'failed', words.failed); });
      request.send(body);
    });
  }

  function hidden(pass) {
    var input = element('input');
    input.type = 'hidden';
    input.name = 'pass';
    input.value = pass;
    input.dataset.item = 'yes';
    form.appendChild(input);
    return input;
  }

  /* What is sent already survives a reload of the page. */
  var place = 'card ' + location.pathname;
  function keep() {
    try {
      sessionStorage.setItem(place, JSON.stringify(items.filter(function (i) { return i.pass; }).map(function (i) {
        return { name: i.file.name, pass: i.pass };
      })));
    } catch (e) { /* private mode: nothing is kept */ }
  }
  function restore() {
    try {
      JSON.parse(sessionStorage.getItem(place) || '[]').forEach(function (kept) {
        var item = { file: { name: kept.name }, pass: kept.pass, row: element('li'), line: element('div', 'state'),
          bar: element('progress'), buttons: element('div'), input: hidden(kept.pass) };
        var middle = element('div', 'middle');
        middle.appendChild(element('div', 'name', kept.name));
        middle.appendChild(item.line);
        item.row.appendChild(element('div', 'clip'));
        item.row.appendChild(middle);
        item.row.appendChild(item.buttons);
        tray.appendChild(item.row);
        items.push(item);
        show(item, 'sent', words.sent);
      });
    } catch (e) { /* another version's notes */ }
  }

  ['camera', 'files'].forEach(function (id) {
    var input = document.getElementById(id);
    input.addEventListener('change', function () {
      wrong.textContent = '';
      Array.prototype.forEach.call(input.files, add);
      input.value = '';
    });
  });
  window.addEventListener('online', function () {
    items.filter(function (i) { return i.state === 'failed'; }).forEach(send);
  });
  if (!document.querySelector('input[name=pass]')) restore();

  window.cardPhotos = {
    busy: function () { return items.some(function (i) { return i.state === 'sending'; }); },
    onChange: function (act) { changed = act; },
    forget: function () { try { sessionStorage.removeItem(place); } catch (e) { /* nothing was kept */ } }
  };
})();
