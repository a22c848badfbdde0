// Calls for urgent matters, by sound and by the browser's notification, when the operator wants that.
(function () {
  'use strict';
  var words = document.body.dataset;
  var WANTED = 'desk-alerts';
  var CALLED = 'desk-called';
  var audio = null;
  var noted = 0;

  function wanted() { return localStorage.getItem(WANTED) === 'on'; }

  // A browser lets no page be heard before somebody has touched it, and each page anew.
  function audible() { return !!audio && audio.state === 'running'; }

  function showSwitch() {
    var button = document.getElementById('alerts');
    if (!button) return;
    var mute = wanted() && !audible();
    button.setAttribute('aria-pressed', String(wanted()));
    button.classList.toggle('mute', mute);
    button.querySelector('[data-says]').textContent = button.dataset[mute ? 'mute' : wanted() ? 'on' : 'off'];
    var turns = document.querySelector('[data-turns]');
    if (!turns) return;
    var may = window.Notification ? Notification.permission : 'denied';
    var says = document.querySelector('[data-alerts]');
    says.textContent = says.dataset[!wanted() ? 'none' : mute ? 'mute' : may === 'granted' ? 'both' : may === 'denied' ? 'blocked' : 'sound'];
    turns.textContent = wanted() ? turns.dataset.turnOff : turns.dataset.turnOn;
  }

  function tell(what) {
    var says = document.querySelector('[data-tried]');
    says.textContent = says.dataset[what];
    says.hidden = false;
  }

  // Waits for the first touch where the browser wants one; what should have rung meanwhile rings then.
  function start() {
    if (!window.AudioContext) return Promise.reject(new Error('no sound'));
    if (!audio) {
      audio = new AudioContext();
      audio.addEventListener('statechange', function () {
        showSwitch();
        if (audible()) alarms();
      });
    }
    return audio.resume();
  }

  function wake() {
    if (wanted() && !audible()) start().catch(function () {});
  }

  // Asked only after the operator has read why, and only by their own click: browsers remember a refusal for ever.
  function turn() {
    localStorage.setItem(WANTED, wanted() ? 'off' : 'on');
    showSwitch();
    if (!wanted()) return;
    start().then(function () {
      showSwitch();
      sound();
    }, function () { tell('silent'); });
    if (window.Notification && Notification.permission === 'default') {
      Promise.resolve(Notification.requestPermission()).then(showSwitch, showSwitch);
    }
  }

  function tried() {
    tell('mute');
    start().then(function () {
      sound();
      tell('rang');
    }, function () { tell('silent'); });
  }

  // Two short tones: heard across a room, borne all night.
  function sound() {
    [0, 0.22].forEach(function (after, i) {
      var tone = audio.createOscillator(), loudness = audio.createGain(), at = audio.currentTime + after;
      tone.frequency.value = i ? 880 : 660;
      loudness.gain.setValueAtTime(0.0001, at);
      loudness.gain.exponentialRampToValueAtTime(0.25, at + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.2);
      tone.connect(loudness).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 0.22);
    });
  }

  function notify(count, latest) {
    if (noted === latest || !window.Notification || Notification.permission !== 'granted') return;
    noted = latest;
    var note = new Notification(words.urgent, { tag: 'desk-urgent', body: String(count), requireInteraction: true });
    note.onclick = function () { window.focus(); location.href = '/desk/inbox'; };
  }

  // The number of urgent matters nobody has seen to, and when the latest came, stand beside the queues.
  function alarms() {
    var el = document.querySelector('[data-urgent-count]');
    if (!el) return;
    var count = parseInt(el.dataset.urgentCount, 10) || 0;
    var latest = parseInt(el.dataset.urgentLatest, 10) || 0;
    var called = parseInt(localStorage.getItem(CALLED), 10) || 0;
    document.title = (count ? '(' + count + ') ' : '') + document.title.replace(/^\(\d+\) /, '');
    if (latest > called) {
      // What this page can't ring another may, or this one once it is touched.
      if (!wanted() || audible()) localStorage.setItem(CALLED, String(latest));
      if (wanted() && audible()) sound();
      if (wanted()) notify(count, latest);
    }
  }

  document.addEventListener('DOMContentLoaded', function () {
    showSwitch();
    alarms();
    var turns = document.querySelector('[data-turns]'), tries = document.querySelector('[data-tries]');
    if (turns) turns.addEventListener('click', turn);
    if (tries) tries.addEventListener('click', tried);
    wake();
  });
  ['pointerdown', 'pointerup', 'click', 'keydown'].forEach(function (touch) {
    document.addEventListener(touch, wake, true);
  });
  document.addEventListener('htmx:afterSettle', alarms);
})();
