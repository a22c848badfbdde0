// What is being filled in is kept in this browser until it is sent: a session that ends in the middle, a reload or a crash
// takes no words away, no ticks and no pictures that went ahead. A form says so with data-draft="what it is about". Kept
// for a day, and gone with the log-out. Of pictures only the passes are kept, which are good for the same account alone.
(function () {
  'use strict';
  var account = document.body.dataset.account;
  var DAY = 86400000;
  var SENT = 'desk-sent';
  var WORDS = 'textarea[name], input[type=text][name], input:not([type])[name], input[type=tel][name], input[type=email][name], input[data-keep][name]';
  // What is confirmed of one text is not confirmed of the next: data-once.
  var CHOICES = 'input[type=checkbox][name]:not([data-once]), input[type=radio][name], select[name], input[type=datetime-local][name]';

  function prefix() { return 'draft ' + account + ' '; }
  function place(form) { return prefix() + form.dataset.draft + ' '; }
  function key(form, field) {
    // Each tick of several is one of its own; of radio buttons one is chosen.
    return place(form) + (field.dataset.draftName || field.name) + (field.type === 'checkbox' ? ' ' + field.value : '');
  }
  function each(action) {
    Object.keys(localStorage).filter(function (k) { return k.indexOf('draft ') === 0; }).forEach(action);
  }
  function forget(draft) {
    each(function (k) { if (k.indexOf(prefix() + draft + ' ') === 0) localStorage.removeItem(k); });
  }
  function kept(k) {
    var record = localStorage.getItem(k);
    return record === null ? null : JSON.parse(record).words;
  }
  function put(k, words) {
    if (words === '' || words.length === 0) localStorage.removeItem(k);
    else localStorage.setItem(k, JSON.stringify({ at: Date.now(), words: words }));
  }
  function keep(form, field) {
    if (field.type === 'radio' && !field.checked) return;
    put(key(form, field), field.type === 'checkbox' ? field.checked : field.value);
  }

  function passes(form) {
    return Array.prototype.map.call(form.querySelectorAll('.kept-pictures input[name=picture]'), function (f) { return f.value; });
  }
  function keepPictures(form) {
    if (account && form && form.dataset.draft) put(place(form) + 'pictures', passes(form));
  }
  function idOf(pass) { return pass.split('.')[0]; }

  // They stand in the form at once, and are seen as soon as the server has looked whose they are.
  function restorePictures(form) {
    var list = form.querySelector('.kept-pictures');
    var there = passes(form).map(idOf);
    var missing = ((list && kept(place(form) + 'pictures')) || []).filter(function (pass) { return there.indexOf(idOf(pass)) < 0; });
    if (!missing.length) return false;
    var asked = new URLSearchParams();
    var waiting = missing.map(function (pass) {
      asked.append('picture', pass);
      var line = list.appendChild(document.createElement('li'));
      var field = line.appendChild(document.createElement('input'));
      field.type = 'hidden';
      field.name = 'picture';
      field.value = pass;
      return line;
    });
    function gone(line) { line.remove(); }
    fetch('/desk/pictures', { method: 'POST', headers: { 'HX-Request': 'true', 'X-CSRF-Token': document.body.dataset.csrf }, body: asked })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (shown) {
        waiting.forEach(gone);
        list.insertAdjacentHTML('beforeend', shown);
        keepPictures(form);
      })
      .catch(function () {
        // Not sent unseen; the draft still has them.
        waiting.forEach(gone);
        var line = list.appendChild(document.createElement('li'));
        line.className = 'problem';
        line.textContent = form.querySelector('[data-uploads] input[type=file]').dataset.failed;
      });
    return true;
  }

  function choose(field, words) {
    if (field.type === 'checkbox' ? field.checked === words : field.type === 'radio' ? field.checked || field.value !== words : field.value === words) {
      return false;
    }
    if (field.type === 'checkbox') field.checked = words;
    else if (field.type === 'radio') field.checked = true;
    else {
      var before = field.value;
      field.value = words;
      if (field.value !== words) field.value = before; // no longer to be chosen
      if (field.value === before) return false;
    }
    var row = field.closest('[hidden]');
    if (row) row.hidden = false;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  }

  function open(field) {
    for (var around = field.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;
  }

  function note(form) {
    if (form.querySelector('.restored')) return;
    var line = document.createElement('p');
    line.className = 'note restored';
    line.setAttribute('role', 'status');
    line.textContent = document.body.dataset.restored + ' ';
    var button = line.appendChild(document.createElement('button'));
    button.type = 'button';
    button.className = 'plain';
    button.dataset.forgets = form.dataset.draft;
    button.textContent = document.body.dataset.forget;
    form.insertBefore(line, form.firstChild);
  }

  function restore(root) {
    if (!account) return;
    root.querySelectorAll('form[data-draft]').forEach(function (form) {
      // All is read before anything is chosen: a choice may prepare words, and those that were typed go over them.
      var written = Array.prototype.map.call(form.querySelectorAll(WORDS), function (field) {
        var words = kept(key(form, field));
        return { field: field, words: words, free: !field.value || !!field.dataset.draftFirst };
      });
      var chosen = Array.prototype.filter.call(form.querySelectorAll(CHOICES), function (field) {
        var words = kept(key(form, field));
        return words !== null && choose(field, words);
      });
      written.forEach(function (one) {
        if (!one.words || !one.free) return;
        one.field.value = one.words;
        put(key(form, one.field), one.words);
        open(one.field);
        form.dispatchEvent(new CustomEvent('desk:draft', { bubbles: true }));
      });
      chosen.forEach(open);
      var pictures = restorePictures(form);
      if (pictures) open(form);
      if (pictures || chosen.length) note(form);
    });
  }

  document.addEventListener('input', function (e) {
    var form = e.target.closest && e.target.closest('form[data-draft]');
    if (form && account && e.target.matches(WORDS + ', ' + CHOICES)) keep(form, e.target);
  });

  document.addEventListener('click', function (e) {
    var forgets = e.target.closest && e.target.closest('[data-forgets]');
    if (forgets) {
      forget(forgets.dataset.forgets);
      location.reload();
    }
    var drops = e.target.closest && e.target.closest('[data-drops]');
    var form = drops && drops.closest('form');
    if (form) setTimeout(function () { keepPictures(form); });
  }, true);

  document.addEventListener('submit', function (e) {
    if (e.target.matches('[data-logout]')) each(function (k) { localStorage.removeItem(k); });
    if (e.target.dataset.draft && !e.target.hasAttribute('hx-post')) sessionStorage.setItem(SENT, e.target.dataset.draft);
  });

  document.addEventListener('htmx:afterRequest', function (e) {
    // What a field of it fetches on its own, a preview for example, sends nothing off.
    var form = e.detail.elt.matches && e.detail.elt.matches('form[data-draft]') ? e.detail.elt : null;
    if (form && e.detail.successful && e.detail.requestConfig.verb === 'post') forget(form.dataset.draft);
  });
  document.addEventListener('htmx:afterSwap', function (e) {
    restore(e.target);
    if (e.target.matches('.kept-pictures')) keepPictures(e.target.closest('form'));
  });

  document.addEventListener('DOMContentLoaded', function () {
    var sent = sessionStorage.getItem(SENT);
    if (sent !== null) {
      // A page after sending means it arrived; the login page means that the session was over and nothing did. Whoever comes
      // from there may have left it before this script ran.
      sessionStorage.removeItem(SENT);
      if (account && !/\/desk\/(login|code|enrol)/.test(document.referrer)) forget(sent);
      // Refused: what is shown again is a draft again.
      document.querySelectorAll('form[data-draft]').forEach(function (form) {
        if (form.dataset.draft !== sent || !form.querySelector('.problem')) return;
        form.querySelectorAll(WORDS + ', ' + CHOICES).forEach(function (field) { keep(form, field); });
        keepPictures(form);
      });
    }
    each(function (k) {
      try {
        if (JSON.parse(localStorage.getItem(k)).at < Date.now() - DAY) localStorage.removeItem(k);
      } catch (broken) {
        localStorage.removeItem(k);
      }
    });
    restore(document);
  });
})();
