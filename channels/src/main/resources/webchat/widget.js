// One script tag on any page of the city: a button, and behind it the chat in a frame.
// Sets styles property by property, which a strict Content-Security-Policy of the page allows.
(function () {
  'use strict';
  var script = document.currentScript;
  if (!script || window.hueWebchat) return;
  var origin = new URL(script.src).origin;
  var english = (script.getAttribute('data-lang') || document.documentElement.lang || 'vi').slice(0, 2) === 'en';
  var words = english
    ? { open: 'Report a problem', close: 'Close the chat', frame: 'Report a problem to Huế City' }
    : { open: 'Phản ánh', close: 'Đóng khung chat', frame: 'Phản ánh hiện trường Thành phố Huế' };
  var root, button, label, badge, panel, frame, before;
  var open = false;
  var loaded = false;

  function style(element, properties) {
    Object.keys(properties).forEach(function (name) {
      element.style.setProperty(name, properties[name], 'important');
    });
    return element;
  }

  function make(name, properties) {
    return style(document.createElement(name), Object.assign({ all: 'initial', 'box-sizing': 'border-box', 'font-family': 'system-ui, sans-serif' }, properties));
  }

  function svg(path) {
    var space = 'http://www.w3.org/2000/svg';
    var element = document.createElementNS(space, 'svg');
    element.setAttribute('viewBox', '0 0 24 24');
    element.setAttribute('width', '24');
    element.setAttribute('height', '24');
    element.setAttribute('aria-hidden', 'true');
    var line = document.createElementNS(space, 'path');
    line.setAttribute('d', path);
    line.setAttribute('fill', 'none');
    line.setAttribute('stroke', '#fff');
    line.setAttribute('stroke-width', '1.8');
    line.setAttribute('stroke-linecap', 'round');
    line.setAttribute('stroke-linejoin', 'round');
    element.appendChild(line);
    return element;
  }

  function build() {
    root = make('div', { position: 'fixed', 'z-index': '2147483000', right: '0', bottom: '0' });
    root.setAttribute('data-testid', 'webchat-widget');
    button = make('button', {
      position: 'fixed', right: '16px', bottom: '16px', display: 'flex', 'align-items': 'center', height: '56px', padding: '0 20px 0 16px',
      'border-radius': '28px', background: '#5b2a86', color: '#fff', cursor: 'pointer', 'font-size': '17px', 'font-weight': '600', 'box-shadow': '0 4px 18px rgba(45, 20, 70, .35)'
    });
    button.type = 'button';
    button.setAttribute('data-testid', 'webchat-open');
    button.setAttribute('aria-haspopup', 'dialog');
    button.setAttribute('aria-expanded', 'false');
    button.appendChild(svg('M5 5h14a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-7l-4.5 4V16H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM8 9h8M8 12h5'));
    label = make('span', { color: '#fff', 'font-size': '17px', 'font-weight': '600', 'margin-left': '10px', cursor: 'pointer' });
    label.textContent = words.open;
    button.appendChild(label);
    badge = make('span', { position: 'absolute', top: '-2px', right: '2px', width: '16px', height: '16px', 'border-radius': '50%', background: '#c62f28', border: '2px solid #fff', display: 'none' });
    button.appendChild(badge);
    button.addEventListener('click', show);
    button.addEventListener('focus', function () { style(button, { outline: '3px solid #b25f00', 'outline-offset': '3px' }); });
    button.addEventListener('blur', function () { style(button, { outline: 'none' }); });
    root.appendChild(button);
    document.body.appendChild(root);
  }

  function buildPanel() {
    panel = make('div', { position: 'fixed', display: 'none', background: '#f7f5fa', overflow: 'hidden', 'box-shadow': '0 10px 40px rgba(45, 20, 70, .35)' });
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-modal', 'true');
    panel.setAttribute('aria-label', words.frame);
    panel.setAttribute('data-testid', 'webchat-panel');
    frame = make('iframe', { display: 'block', width: '100%', height: '100%', border: '0' });
    frame.title = words.frame;
    frame.allow = 'geolocation ' + origin + '; camera ' + origin;
    frame.addEventListener('load', function () {
      loaded = true;
      tell(open ? 'shown' : 'hidden');
    });
    frame.src = origin + '/chat?embed=1' + (english ? '&lang=en' : '');
    frame.setAttribute('data-testid', 'webchat-frame');
    panel.appendChild(guard());
    panel.appendChild(frame);
    panel.appendChild(guard());
    root.appendChild(panel);
  }

  // Tab out of the frame at either end comes back into it; Escape leaves.
  function guard() {
    var element = make('div', { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden' });
    element.tabIndex = 0;
    element.addEventListener('focus', function () { frame.focus(); });
    return element;
  }

  function fit() {
    var small = window.innerWidth <= 520 || window.innerHeight <= 480;
    style(panel, small
      ? { left: '0', top: '0', right: '0', bottom: '0', width: '100%', height: '100%', 'border-radius': '0' }
      : { left: 'auto', top: 'auto', right: '16px', bottom: '16px', width: '400px', height: Math.min(680, window.innerHeight - 32) + 'px', 'border-radius': '20px' });
  }

  function show() {
    if (open) return;
    if (!panel) buildPanel();
    open = true;
    before = document.activeElement;
    fit();
    style(panel, { display: 'block' });
    style(button, { display: 'none' });
    style(badge, { display: 'none' });
    button.setAttribute('aria-expanded', 'true');
    frame.focus();
    tell('shown');
  }

  function hide() {
    if (!open) return;
    open = false;
    style(panel, { display: 'none' });
    style(button, { display: 'flex' });
    button.setAttribute('aria-expanded', 'false');
    tell('hidden');
    (before && before !== document.body && before.focus ? before : button).focus();
  }

  function tell(what) {
    if (loaded) frame.contentWindow.postMessage({ webchat: what }, origin);
  }

  window.addEventListener('message', function (event) {
    if (!frame || event.origin !== origin || event.source !== frame.contentWindow || !event.data) return;
    if (event.data.webchat === 'close') hide();
    if (event.data.webchat === 'unread' && !open) style(badge, { display: 'block' });
  });
  window.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') hide();
  });
  window.addEventListener('resize', function () {
    if (open) fit();
  });

  window.hueWebchat = { open: show, close: hide };
  if (document.body) build();
  else document.addEventListener('DOMContentLoaded', build);
})();
